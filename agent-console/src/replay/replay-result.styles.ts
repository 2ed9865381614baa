import { css } from 'lit';

export const replayResultStyles = css`
  :host {
    display: grid;
    gap: var(--space-12);
    font: var(--type-13);
  }
  .sentence {
    font: var(--type-14);
    font-weight: 550;
  }
  .strip {
    display: flex;
    flex-wrap: wrap;
    gap: var(--space-8) var(--space-12);
  }
  .group {
    display: grid;
    gap: 4px;
    align-content: start;
  }
  .group > span {
    font: var(--type-12);
    color: var(--text-quiet);
    font-variant-numeric: tabular-nums;
  }
  .cells {
    display: flex;
    flex-wrap: wrap;
    gap: 2px;
    max-inline-size: 300px;
  }
  .cell {
    display: grid;
    justify-items: center;
    gap: 1px;
    inline-size: 10px;
  }
  .cell::before {
    content: '';
    box-sizing: border-box;
    inline-size: 10px;
    block-size: 14px;
    border: 1.5px solid var(--flag);
    border-radius: 2px;
    background: var(--flag);
  }
  [data-group='lost'] .cell::before {
    border-style: dotted;
    background: none;
  }
  [data-group='gained'] .cell::before {
    border-color: var(--accent);
    background: var(--flag);
  }
  .tick {
    block-size: 10px;
    font-size: 9px;
    line-height: 10px;
    color: var(--text-quiet);
  }
  .tick[data-judged='not-frustrated'] {
    color: var(--text);
    font-weight: 700;
  }
  .bar {
    display: flex;
    gap: 2px;
    block-size: 14px;
  }
  .bar span {
    flex: var(--count) 0 2px;
    box-sizing: border-box;
    border: 1.5px solid var(--flag);
    border-radius: 2px;
    background: var(--flag);
  }
  .bar [data-group='lost'] {
    border-style: dotted;
    background: none;
  }
  .bar [data-group='gained'] {
    border-color: var(--accent);
  }
  .key {
    font: var(--type-12);
    color: var(--text-quiet);
  }
  details {
    border-block-start: 1px solid var(--line);
    padding-block-start: var(--space-8);
  }
  summary {
    min-block-size: 28px;
    font-weight: 550;
    cursor: pointer;
  }
  li {
    border-block-start: 1px solid var(--line);
  }
  li a {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    gap: 0 var(--space-8);
    padding-block: 6px;
    color: inherit;
    text-decoration: none;
  }
  li a:hover {
    background: var(--surface-2);
  }
  li .name {
    font-weight: 500;
  }
  li .score {
    color: var(--text-quiet);
    font-variant-numeric: tabular-nums;
  }
  li .why {
    grid-column: 1 / -1;
    color: var(--text-quiet);
  }
  li .why::first-letter {
    text-transform: uppercase;
  }
  @media (forced-colors: active) {
    .cell::before,
    .bar span {
      forced-color-adjust: none;
    }
  }
`;
