/** What was typed into a field of a form, trimmed; empty for a field that is not there, or a file. */
export function formText(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === 'string' ? value.trim() : '';
}
