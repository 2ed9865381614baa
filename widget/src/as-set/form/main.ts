/** The `form` chunk: what is asked before the first message, or left when nobody is there. Sites without never fetch it. */
export { defineForm } from './form.ts';
