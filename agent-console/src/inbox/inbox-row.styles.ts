import { css } from 'lit';

export const inboxRowStyles = css`
  :host {
    display: block;
    block-size: 56px;
  }
  a {
    position: relative;
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    align-content: center;
    gap: 1px;
    block-size: 100%;
    padding-inline: var(--space-16) var(--space-12);
    border-radius: var(--radius-control);
    color: inherit;
    text-decoration: none;
    -webkit-touch-callout: none;
  }
  a:hover {
    background: var(--surface-2);
  }
  a[aria-current='true'] {
    background: var(--surface-3);
  }
  a:focus-visible {
    outline-offset: -2px;
  }
  /* The urgency mark: its length says it as well as its colour. */
  a::before {
    content: '';
    position: absolute;
    inset-inline-start: 4px;
    inset-block: 20px;
    inline-size: 3px;
    border-radius: 2px;
  }
  :host([level='watch']) a::before {
    inset-block: 20px;
    background: var(--watch);
  }
  :host([level='flag']) a::before {
    inset-block: 13px;
    background: var(--flag);
  }
  :host([level='urgent']) a::before {
    inset-block: 6px;
    inline-size: 4px;
    background: var(--urgent);
  }
  /* Seen: the mark stays where it is, as an outline. */
  :host([quieted]) a::before {
    background: none;
    border: 1px solid var(--line-strong);
  }
  :host([quieted]) attune-level-mark {
    opacity: 0.55;
  }
  :host {
    position: relative;
  }
  /* Stands over the urgency mark while the row is pointed at, and for as long as something is picked. */
  .box {
    position: absolute;
    z-index: 1;
    inset-inline-start: 0;
    inset-block: 16px;
    inline-size: 24px;
    min-block-size: 24px;
    padding: 0;
    border: 0;
    background: none;
    opacity: 0;
  }
  .box::before {
    content: '';
    position: absolute;
    inset: 5px;
    border: 1.5px solid var(--line-strong);
    border-radius: 4px;
    background: var(--surface-1);
  }
  .box attune-icon {
    position: relative;
  }
  :host(:hover) .box,
  .box:focus-visible,
  :host([picking]) .box {
    opacity: 1;
  }
  :host([picked]) .box::before {
    border-color: var(--accent);
    background: var(--accent);
  }
  :host([picked]) .box {
    color: var(--accent-text);
  }
  :host([picked]) a {
    background: var(--surface-2);
  }
  :host([picking]) a,
  :host(:hover) a {
    padding-inline-start: 26px;
  }
  :host([picking]) a::before,
  :host(:hover) a::before {
    inset-inline-start: 0;
  }
  @media (hover: none) {
    :host(:hover:not([picking])) .box {
      opacity: 0;
    }
    :host(:hover:not([picking])) a {
      padding-inline-start: var(--space-16);
    }
  }
  .marks {
    display: inline-flex;
    flex: none;
    align-items: center;
    gap: 4px;
    color: var(--text-quiet);
    font: var(--type-12);
  }
  .row .name:has(+ .marks) {
    flex: 0 1 auto;
  }
  .row .marks {
    flex: 1;
  }
  .priority {
    font-weight: 700;
  }
  .assignee {
    flex: none;
    min-inline-size: 20px;
    padding-inline: 3px;
    border-radius: 5px;
    background: var(--surface-3);
    color: var(--text-quiet);
    font: var(--type-12);
    font-size: 10px;
    font-weight: 600;
    line-height: 16px;
    text-align: center;
  }
  .assignee.own {
    color: var(--text);
  }
  .gone {
    color: var(--text-quiet);
  }
  .row {
    display: flex;
    align-items: center;
    gap: var(--space-8);
  }
  .name,
  .line {
    flex: 1;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .name {
    font-weight: 500;
  }
  .line {
    font: var(--type-13);
    color: var(--text-quiet);
  }
  .site {
    flex: none;
    max-inline-size: 38%;
    overflow: hidden;
    padding-inline: 5px;
    border: 1px solid var(--line);
    border-radius: 5px;
    color: var(--text-quiet);
    font: var(--type-12);
    line-height: 16px;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  :host([unread]) .name {
    font-weight: 650;
  }
  :host([unread]) .line {
    color: var(--text);
  }
  .typing {
    color: var(--accent);
  }
  .side {
    display: inline-flex;
    align-items: center;
    justify-content: flex-end;
    gap: 6px;
    font: var(--type-12);
    font-variant-numeric: tabular-nums;
    color: var(--text-quiet);
  }
  .waiting {
    color: var(--text);
    font-weight: 500;
  }
  .count {
    justify-content: center;
    min-inline-size: 18px;
    padding-inline: 5px;
    border-radius: 9px;
    background: var(--accent);
    color: var(--accent-text);
    font-weight: 600;
    text-align: center;
    line-height: 18px;
  }
  .dot {
    align-self: center;
    inline-size: 10px;
    block-size: 10px;
    margin-inline-end: 4px;
    border-radius: 50%;
    background: var(--accent);
  }
  @media (forced-colors: active) {
    .dot {
      background: Highlight;
    }
    a::before {
      forced-color-adjust: none;
    }
    a[aria-current='true'] {
      outline: 2px solid Highlight;
      outline-offset: -2px;
    }
  }
`;
