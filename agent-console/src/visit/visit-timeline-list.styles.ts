import { css } from 'lit';

export const visitTimelineStyles = css`
  :host {
    display: grid;
    min-block-size: 0;
    font: var(--type-13);
  }
  .scroll {
    min-block-size: 0;
    overflow-y: auto;
    overscroll-behavior: contain;
    scrollbar-width: thin;
    padding: var(--space-4) var(--space-16) var(--space-24);
  }
  .scroll:focus-visible {
    outline-offset: -2px;
  }
  .earlier {
    inline-size: 100%;
  }
  .day {
    padding-block: var(--space-12) var(--space-4);
    font: var(--type-12);
    color: var(--text-quiet);
    text-align: center;
  }
  h2,
  li {
    position: relative;
    display: grid;
    grid-template-columns: 16px minmax(0, 1fr) auto;
    gap: var(--space-8);
    align-items: start;
  }
  h2 {
    grid-template-columns: 16px minmax(0, auto) minmax(0, 1fr) auto;
    align-items: center;
    padding-block: var(--space-8) 4px;
    font: var(--type-13);
    font-weight: 600;
  }
  /* The line of the visit, behind the marks. */
  h2::before,
  li::before {
    content: '';
    position: absolute;
    inset-block: 0;
    inset-inline-start: 7.5px;
    inline-size: 1px;
    background: var(--line);
  }
  .node {
    position: relative;
    justify-self: center;
    inline-size: 9px;
    block-size: 9px;
    border: 2px solid var(--surface-0);
    border-radius: 50%;
    background: var(--text-quiet);
    box-sizing: content-box;
  }
  .path {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .how {
    font-weight: 400;
    color: var(--text-quiet);
    white-space: nowrap;
  }
  h2 time {
    grid-column: -2;
  }
  time {
    font: var(--type-12);
    font-weight: 400;
    color: var(--text-quiet);
    font-variant-numeric: tabular-nums;
    line-height: 19px;
  }
  li {
    padding-block: 3px;
    color: var(--text-quiet);
    overflow-wrap: anywhere;
  }
  li attune-icon {
    position: relative;
    inline-size: 14px;
    block-size: 14px;
    padding: 1px;
    box-sizing: content-box;
    margin-block-start: 1px;
    background: var(--surface-0);
  }
  .words::first-letter {
    text-transform: uppercase;
  }
  .words {
    display: inline-block;
  }
  i {
    font-style: normal;
    font-weight: 500;
    color: var(--text);
  }
  .times {
    font-weight: 500;
    color: var(--text);
  }
  li[data-outcome='silent'] .outcome,
  li[data-outcome='failed'] .outcome,
  li[data-outcome='late'] .outcome {
    color: var(--watch-text);
  }
  li[data-kind='signal'] {
    color: var(--text);
  }
  li[data-kind='signal'] attune-icon {
    color: var(--flag-text);
  }
  li[data-kind='signal'] .words {
    font-weight: 550;
  }
  li[data-kind='message'] i {
    font-weight: 400;
  }
  .to-message {
    display: block;
    min-block-size: 24px;
    margin: -3px -6px;
    padding: 3px 6px;
    border: 0;
    background: none;
    color: inherit;
    font: inherit;
    text-align: start;
    white-space: normal;
  }
  .to-message:hover {
    background: var(--surface-2);
  }
  li[data-shown] .to-message {
    background: var(--accent-quiet);
  }
  .empty {
    padding: var(--space-16);
    color: var(--text-quiet);
  }
  .bones {
    block-size: 200px;
    margin: var(--space-16);
    border-radius: var(--radius-card);
    background: var(--surface-2);
  }
`;
