/** The part of Trusted Types that is needed here; not every browser has it, and the types of TypeScript do not. */
interface TrustedTypes {
  createPolicy(
    name: string,
    rules: { createScriptURL(url: string): string },
  ): { createScriptURL(url: string): string };
}

/**
 * Starts the worker that keeps the console's code at hand. A browser without one, or one that refuses, works as before:
 * each visit then fetches what it needs.
 * @returns whether there is one
 */
export async function startServiceWorker(page: Window, base: string): Promise<boolean> {
  const { navigator } = page;
  if (!('serviceWorker' in navigator)) return false;
  const url = `${base}service-worker.js`;
  try {
    holdBuild(page);
    await navigator.serviceWorker.register(trusted(page, url), { scope: base });
    const { active } = await navigator.serviceWorker.ready;
    active?.postMessage({ loaded: buildOf(page) });
    return true;
  } catch {
    // Private windows and some policies refuse; nothing depends on it.
    return false;
  }
}

/** Named in the page by the build; see `build/name-the-build.ts`. */
const buildOf = ({ document }: Window): string =>
  document.querySelector<HTMLMetaElement>('meta[name="attune-build"]')?.content ?? '';

/** As long as this page is open, the worker keeps the parts of its build, also those it has not asked for yet. */
function holdBuild(page: Window): void {
  const untilItCloses = new Promise<never>(() => {});
  void page.navigator.locks.request(`attune-shell-${buildOf(page)}`, { mode: 'shared' }, () => untilItCloses);
}

/** The page's policy lets nothing become a script's address but what passes here: this one. */
function trusted(page: Window & { readonly trustedTypes?: TrustedTypes }, ours: string): string {
  const policy = page.trustedTypes?.createPolicy('attune-worker', {
    createScriptURL(url) {
      if (url !== ours) throw new TypeError('Only the console’s own worker is started.');
      return url;
    },
  });
  return policy?.createScriptURL(ours) ?? ours;
}
