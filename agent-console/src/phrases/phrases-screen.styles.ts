import { css } from 'lit';

export const phrasesScreenStyles = css`
  .title,
  .acts {
    flex-wrap: wrap;
  }
  .acts {
    display: flex;
    align-items: center;
    gap: var(--space-8);
  }
  .file {
    display: inline-flex;
    align-items: center;
    min-block-size: 32px;
    padding: 0 var(--space-12);
    border: 1px solid var(--line);
    border-radius: var(--radius-control);
    font-weight: 500;
    cursor: pointer;
  }
  .file:hover {
    background: var(--surface-2);
  }
  .file:focus-within {
    outline: 2px solid var(--accent);
    outline-offset: 2px;
  }
  .filter {
    position: sticky;
    inset-block-start: 0;
    z-index: 1;
    display: flex;
    flex-wrap: wrap;
    gap: var(--space-8);
    padding-block: var(--space-8);
    background: var(--surface-1);
  }
  .filter input {
    flex: 1 1 180px;
    inline-size: auto;
  }
  .filter select {
    flex: 0 1 auto;
    inline-size: auto;
    max-inline-size: 142px;
    padding-inline: 6px;
    border-color: var(--line);
  }
  .count,
  .none {
    margin-block: var(--space-8);
    font: var(--type-12);
    color: var(--text-quiet);
  }
  .book li {
    border-block-start: 1px solid var(--line);
  }
  .row {
    display: grid;
    justify-items: start;
    justify-content: stretch;
    gap: 2px;
    inline-size: 100%;
    padding: 10px 8px;
    border: 0;
    border-radius: 0;
    font-weight: 400;
    text-align: start;
    white-space: normal;
  }
  .row:focus-visible {
    outline-offset: -2px;
  }
  .words {
    overflow-wrap: anywhere;
  }
  .slot {
    padding: 0 5px;
    border: 1px dashed var(--line-strong);
    border-radius: 4px;
    color: var(--text-quiet);
    font-size: 13px;
    white-space: nowrap;
  }
  .about {
    font: var(--type-12);
    color: var(--text-quiet);
  }
  .candidates {
    margin-block-end: var(--space-16);
    padding: var(--space-12) var(--space-16);
    border: 1px solid var(--line);
    border-radius: var(--radius-card);
    background: var(--surface-0);
  }
  .candidates h2 {
    font: var(--type-13);
    font-weight: 500;
  }
  .candidates li {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    gap: 2px var(--space-12);
    padding-block: var(--space-8);
  }
  .candidates .about {
    grid-column: 1;
  }
  .candidates .acts {
    grid-column: 2;
    grid-row: 1 / span 2;
  }
  @media (max-width: 799px) {
    .candidates li {
      grid-template-columns: minmax(0, 1fr);
    }
    .candidates .acts {
      grid-column: 1;
      grid-row: auto;
    }
    .filter {
      position: static;
    }
    .filter select {
      flex: 1 1 40%;
      max-inline-size: none;
    }
  }
`;
