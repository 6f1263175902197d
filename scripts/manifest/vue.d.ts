import type { EmitFn, HTMLAttributes, PublicProps } from 'vue';
import type { ElementEvents, ElementProps, Elements } from './jsx.d.ts';

/** In the shape that Vue documents for custom elements: templates read `$props` and `$emit`. */
type VueElement<Tag extends keyof ElementProps> = new () => Elements[Tag] & {
  $props: HTMLAttributes & ElementProps[Tag] & PublicProps;
  $emit: EmitFn<{ [Name in keyof ElementEvents[Tag]]: (event: ElementEvents[Tag][Name]) => void }>;
};

type VueElements = { [Tag in keyof ElementProps]: VueElement<Tag> };

declare module 'vue' {
  interface GlobalComponents extends VueElements {}
}
