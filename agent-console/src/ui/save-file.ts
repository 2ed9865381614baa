/** Puts a text before the visitor of the page as a file to save. */
export function saveFile(name: string, type: string, text: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type }));
  link.download = name;
  link.click();
  // The browser has taken it over by then; kept longer, it would stay in memory as long as the page.
  setTimeout(() => URL.revokeObjectURL(link.href), 1_000);
}
