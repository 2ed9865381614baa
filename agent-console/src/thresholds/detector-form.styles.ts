import { css } from 'lit';

export const detectorFormStyles = css`
  :host {
    display: block;
    border-block-start: 1px solid var(--line);
  }
  header {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto auto;
    align-items: center;
    gap: var(--space-12);
    padding-block: var(--space-4);
  }
  h3 {
    min-inline-size: 0;
    font: inherit;
  }
  .open {
    display: grid;
    grid-template-columns: 16px minmax(0, 1fr);
    gap: 0 var(--space-8);
    inline-size: 100%;
    min-block-size: 48px;
    margin-inline-start: calc(-1 * var(--space-8));
    padding: 6px var(--space-8);
    border: 0;
    background: none;
    text-align: start;
    white-space: normal;
  }
  .open:hover {
    background: var(--surface-2);
  }
  .open attune-icon {
    rotate: -90deg;
    color: var(--text-quiet);
    transition: rotate var(--quick);
  }
  .open[aria-expanded='true'] attune-icon {
    rotate: 0deg;
  }
  .label {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: 2px var(--space-8);
    font-weight: 550;
  }
  .tag {
    font: var(--type-12);
    font-weight: 400;
    color: var(--text-quiet);
  }
  .tag.changed {
    color: var(--accent);
    font-weight: 500;
  }
  .tag.wrong {
    color: var(--urgent-text);
    font-weight: 500;
  }
  .example {
    grid-column: 2;
    font: var(--type-13);
    font-weight: 400;
    color: var(--text-quiet);
  }
  .example::first-letter {
    text-transform: uppercase;
  }
  .example i {
    font-weight: 500;
  }
  .body {
    padding: 0 0 var(--space-16) var(--space-24);
  }
  .about {
    padding-block-end: var(--space-12);
    color: var(--text-quiet);
    max-inline-size: 64ch;
  }
  .state {
    font: var(--type-13);
    color: var(--text-quiet);
  }
  h4 {
    margin: var(--space-16) 0 var(--space-4);
    font: var(--type-13);
    font-weight: 600;
  }
  @media (max-width: 799px) {
    header {
      grid-template-columns: minmax(0, 1fr) auto;
    }
    header attune-precision-mark {
      display: none;
    }
    .body {
      padding-inline-start: 0;
    }
  }
`;
