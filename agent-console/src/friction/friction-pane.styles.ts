import { css } from 'lit';

export const frictionPaneStyles = css`
  :host {
    display: grid;
    gap: var(--space-8);
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
    min-block-size: 28px;
  }
  attune-level-mark[level='calm'] {
    display: none;
  }
  .level {
    font-weight: 600;
    color: var(--level-text);
  }
  .since {
    font: var(--type-12);
    color: var(--text-quiet);
  }
  .score {
    margin-inline-start: auto;
    min-block-size: 28px;
    padding-inline: 6px 2px;
    gap: 4px;
    font: var(--type-13);
    font-weight: 400;
    font-variant-numeric: tabular-nums;
  }
  .score b {
    color: var(--text);
    font-weight: 600;
  }
  .score attune-icon {
    transition: rotate var(--quick);
  }
  .score[aria-expanded='true'] attune-icon {
    rotate: 180deg;
  }
  .gauge {
    display: flex;
    gap: 2px;
    block-size: 6px;
    border-radius: 3px;
    background: var(--surface-3);
    overflow: hidden;
  }
  .gauge span {
    flex: 0 0 calc(var(--points) * 1% - 2px);
    background: var(--level);
    opacity: var(--shade);
    transition: flex-basis var(--quick);
  }
  li + li {
    border-block-start: 1px solid var(--line);
  }
  .more {
    margin-inline-start: 18px;
    font-size: 13px;
  }
  .act {
    display: flex;
    align-items: center;
    gap: var(--space-8);
    min-block-size: 32px;
  }
  .act > button:not(.link) {
    flex: 1;
  }
  .said {
    display: flex;
    flex: 1;
    flex-wrap: wrap;
    align-items: center;
    gap: 2px 6px;
    font: var(--type-13);
    color: var(--text-quiet);
  }
  .said button {
    font-size: 13px;
  }
  .quiet-until {
    display: flex;
    align-items: center;
    gap: 6px;
    font: var(--type-13);
    color: var(--text-quiet);
  }
  .chip {
    display: flex;
    align-items: flex-start;
    gap: 6px;
    padding: 6px var(--space-8);
    border: 1px dashed var(--line-strong);
    border-radius: var(--radius-control);
    font: var(--type-13);
    color: var(--text-quiet);
  }
  .chip attune-icon {
    margin-block-start: 1px;
  }
  .chip b {
    font-weight: 600;
    color: var(--text);
  }
  .facts {
    display: grid;
    gap: 4px;
    font: var(--type-13);
    color: var(--text-quiet);
  }
  .facts li {
    display: flex;
    align-items: flex-start;
    gap: 6px;
    border: 0;
  }
  .facts attune-icon {
    margin-block-start: 1px;
  }
  .state-words::first-letter {
    text-transform: uppercase;
  }
  .state-words {
    display: inline-block;
  }
  .calm {
    color: var(--text-quiet);
    font: var(--type-13);
  }
  @media (forced-colors: active) {
    .gauge {
      border: 1px solid;
    }
    .gauge span {
      forced-color-adjust: none;
      background: CanvasText;
    }
  }
`;
