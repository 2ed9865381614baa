import { css } from 'lit';

export const readyScreenStyles = css`
  h2 {
    font: var(--type-14);
    font-weight: 600;
  }
  .title {
    margin-block: var(--space-24) var(--space-8);
  }
  li {
    display: grid;
    grid-template-columns: minmax(96px, max-content) minmax(0, 1fr) auto 72px;
    align-items: center;
    gap: var(--space-16);
    min-block-size: 52px;
    padding-block: var(--space-4);
    border-block-end: 1px solid var(--line);
  }
  .word {
    font-weight: 550;
    overflow-wrap: anywhere;
  }
  .what {
    display: grid;
    min-inline-size: 0;
  }
  .what small {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
    font: var(--type-13);
    color: var(--text-quiet);
  }
  .acts {
    display: inline-flex;
    justify-content: flex-end;
  }
  kbd,
  code {
    padding: 0 5px;
    border: 1px solid var(--line);
    border-radius: 5px;
    font: var(--type-12);
  }
  @media (max-width: 799px) {
    li {
      grid-template-columns: minmax(0, 1fr) auto;
      gap: 0 var(--space-8);
    }
    .what {
      grid-row: 2;
      grid-column: 1 / -1;
    }
    li > .small {
      display: none;
    }
  }
`;
