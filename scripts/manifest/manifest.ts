/** What is read of a custom elements manifest, https://github.com/webcomponents/custom-elements-manifest. */
export interface Manifest {
  modules: Module[];
}

export interface Module {
  path: string;
  declarations: Element[];
  exports: { readonly declaration: { module?: string } }[];
}

/** A declaration; an element if it has a tag. */
export interface Element extends Described {
  tagName?: string;
  summary?: string;
  members?: Member[];
  attributes?: Attribute[];
  events?: Typed[];
  slots?: Described[];
  cssParts?: Described[];
  cssProperties?: CssProperty[];
  superclass?: { readonly name: string };
}

export interface Described {
  readonly name: string;
  description?: string;
}

export interface Typed extends Described {
  type?: { text: string };
}

export interface Member extends Typed {
  readonly kind: 'field' | 'method';
  readonly privacy?: 'public' | 'protected' | 'private';
  readonly static?: boolean;
  readonly readonly?: boolean;
  readonly attribute?: string;
}

export interface Attribute extends Typed {
  /** The property of the same meaning. */
  readonly fieldName?: string;
}

export interface CssProperty extends Described {
  readonly default?: string;
}

/** An element with its tag, and the module where it stands. */
export interface Tagged {
  readonly tag: string;
  readonly element: Element;
  readonly module: Module;
}
