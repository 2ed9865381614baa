import { css } from 'lit';

export const hotSpotsStyles = css`
  h2 {
    margin-block: var(--space-24) var(--space-4);
    font: var(--type-13);
    font-weight: 500;
    color: var(--text-quiet);
  }
  li {
    display: grid;
    gap: 6px;
    padding-block: var(--space-16);
    border-block-start: 1px solid var(--line);
  }
  .sentence::first-letter {
    text-transform: uppercase;
  }
  .sentence {
    font: var(--type-13);
    color: var(--text-quiet);
  }
  .figures {
    font: var(--type-13);
  }
  .bar {
    display: block;
    inline-size: 100%;
    block-size: 4px;
    margin-block-end: 6px;
    border-radius: 2px;
    background:
      linear-gradient(var(--flag) 0 0) no-repeat 0 / var(--share) 100%,
      var(--surface-3);
  }
  .quote {
    padding-block: 3px;
    padding-inline-start: var(--space-12);
    border-inline-start: 2px solid var(--line-strong);
    font: var(--type-13);
    color: var(--text);
    text-decoration: none;
    overflow-wrap: anywhere;
  }
  .quote:hover {
    text-decoration: underline;
  }
  .acts {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: flex-end;
    gap: var(--space-8) var(--space-16);
  }
  .effect {
    margin-inline-end: auto;
    color: var(--text-quiet);
  }
  .effect[data-better='true'] {
    color: var(--good);
  }
  .none {
    color: var(--text-quiet);
  }
`;
