import type { ClassAttributes, HTMLAttributes } from 'react';
import type { ElementProps, Elements, JsxProps } from './jsx.d.ts';

type ReactElements = {
  [Tag in keyof ElementProps]: ClassAttributes<Elements[Tag]> &
    Omit<HTMLAttributes<Elements[Tag]>, keyof JsxProps<Tag>> &
    JsxProps<Tag>;
};

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements extends ReactElements {}
  }
}
