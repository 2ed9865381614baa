import type { defineForm } from './form/form.ts';

interface FormPart {
  readonly defineForm: typeof defineForm;
}

/** Fetches the form: a file of its own beside this one, put there by the build. */
export const fetchForm = (): Promise<FormPart> => import('./form/main.ts');
