/** Shows the count of unread messages before the page's title while the tab is hidden: "(2) Fern & Field". */
export interface TitleHint {
  show(count: number): void;
}

export function createTitleHint(page: { title: string } = document): TitleHint {
  let own: string | null = null;
  let original = '';
  return {
    show(count) {
      // The page may have set a new title meanwhile; only what we wrote is ours to change.
      if (own === null || page.title !== own) original = page.title;
      const wanted = count > 0 ? `(${count}) ${original}` : original;
      own = count > 0 ? wanted : null;
      if (page.title !== wanted) page.title = wanted;
    },
  };
}
