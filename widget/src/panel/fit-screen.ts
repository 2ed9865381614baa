/**
 * Keeps the full-screen panel inside what is left of the screen when a phone's keyboard is up: without this the
 * composer would sit behind it.
 * @returns how to stop
 */
export function fitScreen(
  panel: HTMLElement,
  viewport: VisualViewport | null = window.visualViewport,
): () => void {
  if (!viewport) return () => {};
  const fit = (): void => {
    panel.style.setProperty('--screen-height', `${viewport.height}px`);
    panel.style.setProperty('--screen-top', `${viewport.offsetTop}px`);
  };
  fit();
  viewport.addEventListener('resize', fit);
  viewport.addEventListener('scroll', fit);
  return () => {
    viewport.removeEventListener('resize', fit);
    viewport.removeEventListener('scroll', fit);
  };
}
