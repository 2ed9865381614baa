import { css } from 'lit';

export const frictionPaneStyles = css`
  :host {
    display: grid;
    gap: var(--space-12);
    --level: var(--text-quiet);
    --level-text: var(--text);
  }
  :host([level='watch']) {
    --level: var(--watch);
    --level-text: var(--watch-text);
  }
  :host([level='flag']) {
    --level: var(--flag);
    --level-text: var(--flag-text);
  }
  :host([level='urgent']) {
    --level: var(--urgent);
    --level-text: var(--urgent-text);
  }
  .head {
    display: flex;
    align-items: center;
    gap: 6px;
  }
  .level {
    font: var(--type-16);
    font-weight: 600;
    color: var(--level-text);
  }
  .since {
    font: var(--type-12);
    color: var(--text-quiet);
  }
  .score {
    margin-inline-start: auto;
    font: var(--type-13);
    color: var(--text-quiet);
  }
  .score b {
    color: var(--text);
    font-weight: 600;
  }
  .gauge {
    display: flex;
    gap: 2px;
    block-size: 8px;
    border-radius: 4px;
    background: var(--surface-3);
    overflow: hidden;
  }
  .gauge span {
    flex: 0 0 calc(var(--points) * 1% - 2px);
    background: var(--level);
    opacity: var(--shade);
    transition: flex-basis var(--quick);
  }
  li {
    display: grid;
    grid-template-columns: 10px minmax(0, 1fr) auto;
    column-gap: var(--space-8);
    padding-block: 6px;
    border-block-start: 1px solid var(--line);
  }
  li:first-child {
    border-block-start: 0;
    padding-block-start: 0;
  }
  .swatch {
    inline-size: 10px;
    block-size: 10px;
    margin-block-start: 5px;
    border-radius: 3px;
    background: var(--level);
    opacity: var(--shade);
  }
  .swatch.state {
    background: none;
    border: 1.5px solid var(--line-strong);
    opacity: 1;
  }
  .fact {
    overflow-wrap: anywhere;
  }
  .fact::first-letter {
    text-transform: uppercase;
  }
  .fact i {
    font-weight: 500;
  }
  .points {
    font-variant-numeric: tabular-nums;
    color: var(--text-quiet);
  }
  .age {
    white-space: nowrap;
    font: var(--type-12);
    color: var(--text-quiet);
  }
  .calm {
    color: var(--text-quiet);
    font: var(--type-13);
  }
  @media (forced-colors: active) {
    .gauge {
      border: 1px solid;
    }
    .gauge span,
    .swatch {
      forced-color-adjust: none;
      background: CanvasText;
    }
  }
`;
