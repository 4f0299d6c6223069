/** Express 4 under a second name, typed well enough by the types of Express 5. */
declare module 'express4' {
  export { default } from 'express';
}
