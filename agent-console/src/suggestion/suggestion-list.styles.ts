import { css } from 'lit';

export const suggestionListStyles = css`
  :host {
    display: grid;
    gap: var(--space-8);
  }
  .card {
    position: relative;
    display: grid;
    grid-template-columns: 20px minmax(0, 1fr);
    column-gap: var(--space-8);
    border: 1px solid var(--line);
    border-radius: var(--radius-card);
    background: var(--surface-1);
    transition: border-color var(--quick);
  }
  .card:hover {
    border-color: var(--line-strong);
  }
  .take {
    all: unset;
    box-sizing: border-box;
    grid-column: 1 / -1;
    display: grid;
    grid-template-columns: 20px minmax(0, 1fr);
    column-gap: var(--space-8);
    padding: 10px 36px 10px 10px;
    border-radius: var(--radius-card);
    cursor: pointer;
  }
  .take:focus-visible {
    outline: 2px solid var(--accent);
    outline-offset: 2px;
  }
  .number {
    inline-size: 20px;
    block-size: 20px;
    border-radius: 5px;
    background: var(--surface-2);
    color: var(--text-quiet);
    font: var(--type-12);
    font-weight: 600;
    line-height: 20px;
    text-align: center;
  }
  .card[data-taken] .number {
    background: var(--accent);
    color: var(--accent-text);
  }
  .words {
    overflow-wrap: anywhere;
  }
  .value {
    text-decoration: underline;
    text-decoration-color: var(--line-strong);
    text-decoration-style: dotted;
    text-underline-offset: 3px;
  }
  .slot {
    white-space: nowrap;
    padding: 0 5px;
    border: 1px dashed var(--line-strong);
    border-radius: 4px;
    color: var(--text-quiet);
    font-size: 13px;
  }
  .reason {
    grid-column: 2;
    margin-block-start: 4px;
    font: var(--type-12);
    color: var(--text-quiet);
  }
  .reason::first-letter {
    text-transform: uppercase;
  }
  .dismiss {
    position: absolute;
    inset-block-start: 4px;
    inset-inline-end: 4px;
    min-block-size: 28px;
    inline-size: 28px;
  }
  .why {
    grid-column: 2;
    padding: 0 10px 8px 10px;
    font: var(--type-12);
    color: var(--text-quiet);
  }
  .why summary {
    display: inline-block;
    min-block-size: 24px;
    line-height: 24px;
    cursor: pointer;
    text-decoration: underline dotted var(--line-strong);
    text-underline-offset: 3px;
  }
  .why dl {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    gap: 2px 10px;
  }
  .none,
  .newer {
    font: var(--type-13);
    color: var(--text-quiet);
  }
`;
