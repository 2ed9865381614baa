import { css } from 'lit';

export const moodTimelineStyles = css`
  :host {
    display: grid;
    gap: 4px;
  }
  .now {
    display: flex;
    align-items: baseline;
    gap: 6px;
    font: var(--type-13);
  }
  .now b {
    font-weight: 500;
  }
  .track {
    position: relative;
    block-size: 52px;
    margin-inline: 12px;
  }
  svg {
    position: absolute;
    inset: 12px 0;
    inline-size: 100%;
    block-size: 28px;
    overflow: visible;
  }
  polyline {
    fill: none;
    stroke: var(--line-strong);
    stroke-width: 1.5px;
    vector-effect: non-scaling-stroke;
  }
  line {
    stroke: var(--line);
    stroke-width: 1px;
    vector-effect: non-scaling-stroke;
  }
  .point {
    position: absolute;
    inset-inline-start: var(--x);
    inset-block-start: calc(12px + var(--y) * 28px);
    inline-size: 24px;
    min-block-size: 24px;
    block-size: 24px;
    margin: -12px;
    padding: 0;
    border: 0;
    border-radius: 50%;
    background: none;
  }
  .point::after {
    content: '';
    inline-size: 9px;
    block-size: 9px;
    border-radius: 50%;
    background: var(--surface-0);
    box-shadow: 0 0 0 1.5px var(--line-strong);
  }
  .point[data-level='calm']::after {
    background: var(--line-strong);
  }
  .point[data-level='watch']::after {
    background: var(--watch);
    box-shadow: none;
  }
  .point[data-level='flag']::after {
    background: var(--flag);
    box-shadow: 0 0 0 2px var(--flag-quiet);
    inline-size: 11px;
    block-size: 11px;
  }
  .point[aria-current='true']::after {
    outline: 2px solid var(--accent);
    outline-offset: 2px;
  }
  .words {
    min-block-size: 18px;
    font: var(--type-12);
    color: var(--text-quiet);
    overflow-wrap: anywhere;
  }
  .words q {
    color: var(--text);
    quotes: '“' '”';
  }
  @media (forced-colors: active) {
    .point::after {
      border: 2px solid;
    }
  }
`;
