import { css } from 'lit';

export const reportsScreenStyles = css`
  .page {
    max-inline-size: 1080px;
  }
  nav {
    display: flex;
    flex-wrap: wrap;
    gap: var(--space-4);
    margin-block: var(--space-16) var(--space-24);
    padding-block-end: var(--space-12);
    border-block-end: 1px solid var(--line);
  }
  nav a {
    padding: 5px var(--space-12);
    border-radius: var(--radius-control);
    font: var(--type-13);
    color: var(--text-quiet);
    text-decoration: none;
  }
  nav a:hover {
    background: var(--surface-2);
    color: var(--text);
  }
  nav a[aria-current='page'] {
    background: var(--surface-3);
    color: var(--text);
    font-weight: 500;
  }
  .asked {
    display: flex;
    flex-wrap: wrap;
    align-items: end;
    gap: var(--space-8) var(--space-12);
    margin-block-end: var(--space-24);
  }
  .asked label {
    display: grid;
    gap: 2px;
    font: var(--type-12);
    color: var(--text-quiet);
  }
  .asked :is(select, input) {
    inline-size: auto;
    max-inline-size: 180px;
    min-block-size: 32px;
    font: var(--type-13);
    color: var(--text);
  }
  .spans {
    display: flex;
    gap: var(--space-4);
  }
  .spans button[aria-pressed='true'] {
    border-color: var(--accent);
    background: var(--accent-quiet);
  }
  .asked > .save {
    margin-inline-start: auto;
  }
  h2 {
    font: var(--type-16);
    font-weight: 600;
  }
  .definition {
    max-inline-size: 72ch;
    margin-block: var(--space-8) var(--space-24);
    font: var(--type-13);
    color: var(--text-quiet);
  }
  .target {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--space-8);
    margin-block-end: var(--space-24);
    font: var(--type-13);
  }
  .target input {
    inline-size: 88px;
    min-block-size: 32px;
  }
  attune-report {
    transition: opacity var(--quick);
  }
  attune-report[data-old] {
    opacity: 0.5;
  }
  @media (max-width: 799px) {
    nav {
      flex-wrap: nowrap;
      margin-inline: calc(-1 * var(--space-16));
      padding-inline: var(--space-16);
      overflow-x: auto;
    }
    nav a {
      flex: none;
    }
    .asked {
      display: grid;
      grid-template-columns: repeat(2, minmax(0, 1fr));
    }
    .asked .spans {
      grid-column: 1 / -1;
    }
    .spans button {
      flex: 1;
      padding-inline: var(--space-4);
    }
    .asked :is(select, input, .save) {
      inline-size: 100%;
      max-inline-size: none;
      min-block-size: 40px;
    }
  }
`;
