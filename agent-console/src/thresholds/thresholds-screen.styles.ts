import { css } from 'lit';

export const thresholdsScreenStyles = css`
  :host {
    display: grid;
    grid-template-rows: minmax(0, 1fr) auto;
    overflow: hidden;
  }
  .scroll {
    min-block-size: 0;
    overflow-y: auto;
    scrollbar-width: thin;
  }
  .page {
    max-inline-size: 1120px;
  }
  .lead {
    margin-block-end: var(--space-4);
  }
  .standing {
    margin-block-end: var(--space-24);
    color: var(--text-quiet);
  }
  .columns {
    display: grid;
    grid-template-columns: minmax(0, 1fr) 340px;
    gap: var(--space-32);
    align-items: start;
  }
  .columns[data-alone] {
    grid-template-columns: minmax(0, 800px);
  }
  aside {
    position: sticky;
    inset-block-start: var(--space-16);
    max-block-size: calc(100dvh - 120px);
    overflow-y: auto;
    scrollbar-width: thin;
    padding: var(--space-16);
    border: 1px solid var(--line);
    border-radius: var(--radius-card);
  }
  .main {
    display: grid;
    gap: var(--space-32);
    min-inline-size: 0;
  }
  h2 {
    margin-block-end: var(--space-8);
    font: var(--type-16);
    font-weight: 600;
  }
  h2 .count {
    font-weight: 400;
    color: var(--text-quiet);
  }
  .group > p {
    margin-block-end: var(--space-8);
    color: var(--text-quiet);
  }
  summary {
    display: list-item;
    min-block-size: 32px;
    cursor: pointer;
  }
  summary h2 {
    display: inline;
  }
  .bones {
    margin-block-start: var(--space-16);
  }
  @media (max-width: 1099px) {
    .columns {
      grid-template-columns: minmax(0, 1fr);
    }
    /* What a change would do stands above the numbers, where a thumb finds it. */
    aside {
      position: static;
      order: -1;
      max-block-size: none;
    }
  }
`;
