import { css } from 'lit';

export const reflectionCardStyles = css`
  :host {
    display: grid;
    gap: var(--space-8);
  }
  dl {
    display: grid;
    grid-template-columns: 66px minmax(0, 1fr);
    gap: 2px var(--space-8);
    font: var(--type-13);
  }
  dt {
    padding-block: 3px;
    color: var(--text-quiet);
  }
  dt .open {
    display: block;
    font: var(--type-12);
    color: var(--watch-text);
  }
  dd {
    min-inline-size: 0;
  }
  .item {
    position: relative;
    display: flex;
    align-items: baseline;
    gap: 6px;
    padding: 1px 4px;
    margin-inline: -4px;
    border-radius: 4px;
  }
  .item:hover,
  .item:focus-within {
    background: var(--surface-2);
  }
  .text {
    all: unset;
    flex: 1;
    min-inline-size: 0;
    min-block-size: 24px;
    overflow-wrap: anywhere;
    font: var(--type-13);
    cursor: pointer;
  }
  .text:disabled {
    cursor: default;
    opacity: 1;
  }
  .text:focus-visible {
    outline: 2px solid var(--accent);
    outline-offset: 2px;
    border-radius: 2px;
  }
  .text:not(:disabled):hover {
    text-decoration: underline dotted var(--line-strong);
    text-underline-offset: 3px;
  }
  .struck .text {
    color: var(--text-quiet);
    text-decoration: line-through;
  }
  .basis {
    font: var(--type-12);
    font-style: italic;
    color: var(--text-quiet);
    white-space: nowrap;
  }
  .ai {
    padding: 0 4px;
    border: 1px solid var(--line-strong);
    border-radius: 4px;
    font: var(--type-12);
    font-size: 10px;
    color: var(--text-quiet);
  }
  .acts {
    position: absolute;
    inset-block-start: 0;
    inset-inline-end: 0;
    display: flex;
    opacity: 0;
    background: var(--surface-2);
    border-radius: 4px;
  }
  .item:hover .acts,
  .item:focus-within .acts {
    opacity: 1;
  }
  .acts button {
    inline-size: 26px;
    min-block-size: 26px;
  }
  .acts attune-icon {
    inline-size: 14px;
    block-size: 14px;
  }
  .unsaid {
    display: block;
    padding-block: 3px;
    color: var(--text-quiet);
  }
  input {
    min-block-size: 30px;
    padding: 0 8px;
    font: var(--type-13);
  }
  .foot {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 6px;
  }
  .foot button {
    min-block-size: 30px;
    padding: 0 10px;
    font-size: 13px;
  }
  .foot select {
    inline-size: auto;
    min-block-size: 30px;
    padding: 0 4px;
    border-color: transparent;
    background: transparent;
    font: var(--type-13);
    color: var(--text-quiet);
  }
  .foot select:hover {
    background: var(--surface-2);
  }
  .due {
    flex-basis: 100%;
    font: var(--type-12);
    color: var(--text-quiet);
  }
  @media (hover: none) {
    .acts {
      position: static;
      opacity: 1;
      background: none;
    }
  }
`;
