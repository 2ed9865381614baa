/** Sources by path, as `import.meta.glob` gives them. */
export type Sources = Readonly<Record<string, string>>;

/** Names of the elements that sources define, sorted. */
export function elementsDefined(sources: Sources): readonly string[] {
  const names = Object.values(sources).flatMap((text) =>
    [...text.matchAll(/@customElement\('([^']+)'\)/g)].map(([, name = '']) => name),
  );
  return [...new Set(names)].sort();
}

/** Names of the elements that stand under a root, and in the elements there. */
export function elementsUnder(root: ParentNode): ReadonlySet<string> {
  const names = new Set<string>();
  for (const element of root.querySelectorAll('*')) {
    if (element.localName.includes('-')) names.add(element.localName);
    if (element.shadowRoot) for (const name of elementsUnder(element.shadowRoot)) names.add(name);
  }
  return names;
}
