import { css } from 'lit';

export const besidePaneStyles = css`
  :host {
    display: grid;
    grid-template-rows: auto minmax(0, 1fr);
    min-block-size: 0;
    background: var(--surface-0);
  }
  .tabs {
    display: flex;
    gap: 2px;
    margin: var(--space-12) var(--space-16) var(--space-4);
    padding: 2px;
    border-radius: 8px;
    background: var(--surface-2);
  }
  .tabs button {
    flex: 1;
    min-block-size: 28px;
    border: 0;
    background: none;
    color: var(--text-quiet);
    font-size: 13px;
  }
  .tabs button[aria-pressed='true'] {
    background: var(--surface-1);
    color: var(--text);
    box-shadow: 0 0 0 1px var(--line);
  }
  .now {
    min-block-size: 0;
    overflow-y: auto;
    overscroll-behavior: contain;
    scrollbar-width: thin;
  }
  @media (forced-colors: active) {
    .tabs button[aria-pressed='true'] {
      outline: 2px solid Highlight;
    }
  }
  section {
    padding: var(--space-8) var(--space-16) var(--space-16);
  }
  section + section {
    border-block-start: 1px solid var(--line);
  }
  /* What could be said stays in sight, however long the card above it is. */
  @media (min-width: 1200px) and (min-height: 760px) {
    .say {
      position: sticky;
      inset-block-end: 0;
      max-block-size: 40dvh;
      overflow-y: auto;
      scrollbar-width: thin;
      background: var(--surface-0);
      z-index: 1;
    }
  }
  h2 {
    display: flex;
    align-items: center;
    min-block-size: 28px;
    font: var(--type-12);
    font-weight: 500;
    color: var(--text-quiet);
  }
  h2 .keys {
    margin-inline-start: auto;
    font-weight: 400;
  }
  @media (hover: none) {
    h2 .keys {
      display: none;
    }
  }
  .visit {
    display: grid;
    gap: 6px;
  }
  .bones {
    block-size: 12px;
    margin-block-start: 10px;
    border-radius: 6px;
    background: var(--surface-2);
  }
  .bones:nth-child(odd) {
    inline-size: 60%;
  }
`;
