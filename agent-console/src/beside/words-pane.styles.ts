import { css } from 'lit';

export const wordsPaneStyles = css`
  :host {
    display: grid;
    gap: var(--space-12);
  }
  .head {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: var(--space-8);
    min-block-size: 28px;
  }
  h2,
  h3,
  summary {
    font: var(--type-12);
    font-weight: 500;
    color: var(--text-quiet);
  }
  .whose {
    margin-inline-start: auto;
    font: var(--type-12);
    color: var(--text-quiet);
  }
  .head button {
    min-block-size: 28px;
    padding: 0 8px;
    font-size: 12px;
    font-weight: 400;
  }
  .severity {
    display: grid;
    gap: 2px;
    padding: 6px 10px;
    border: 1px solid var(--line);
    border-inline-start: 3px solid var(--line-strong);
    border-radius: var(--radius-control);
    background: var(--surface-1);
    font: var(--type-13);
    white-space: normal;
    text-align: start;
    justify-items: start;
    justify-content: start;
    min-block-size: 0;
  }
  .severity[data-level='high'] {
    border-inline-start-color: var(--flag);
  }
  .severity[data-level='critical'] {
    border-inline-start-color: var(--urgent);
  }
  .severity q {
    color: var(--text-quiet);
    quotes: '“' '”';
    overflow-wrap: anywhere;
  }
  .shield {
    display: flex;
    flex-wrap: wrap;
    gap: 6px 8px;
    padding: 10px 12px;
    border: 1px solid var(--line);
    border-radius: var(--radius-card);
    background: var(--surface-1);
    font: var(--type-13);
  }
  .shield p {
    flex-basis: 100%;
  }
  .shield button {
    min-block-size: 30px;
    font-size: 13px;
  }
  .still {
    display: flex;
    align-items: center;
    gap: var(--space-8);
    font: var(--type-12);
    color: var(--text-quiet);
  }
  .still select {
    inline-size: auto;
    min-block-size: 28px;
    padding: 0 4px;
    border-color: transparent;
    background: none;
    font: var(--type-12);
  }
  summary {
    display: flex;
    align-items: center;
    gap: 6px;
    min-block-size: 28px;
    cursor: pointer;
  }
  summary::marker {
    content: '';
  }
  summary::before {
    content: '';
    inline-size: 5px;
    block-size: 5px;
    border: solid currentColor;
    border-width: 0 1.5px 1.5px 0;
    rotate: -45deg;
    transition: rotate var(--quick);
  }
  details[open] > summary::before {
    rotate: 45deg;
  }
  .count {
    font-weight: 400;
  }
  .key {
    margin-inline-start: auto;
    font-weight: 400;
  }
  @media (hover: none) {
    .key {
      display: none;
    }
  }
`;
