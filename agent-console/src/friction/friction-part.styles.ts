import { css } from 'lit';

export const frictionPartStyles = css`
  attune-friction-part {
    display: grid;
    grid-template-columns: 10px minmax(0, 1fr) auto;
    column-gap: var(--space-8);
    padding-block: 6px 4px;
  }
  .swatch {
    inline-size: 10px;
    block-size: 10px;
    margin-block-start: 5px;
    border-radius: 3px;
    background: var(--level);
    opacity: var(--shade);
  }
  .fact {
    overflow-wrap: anywhere;
  }
  .fact::first-letter {
    text-transform: uppercase;
  }
  .fact i {
    font-weight: 550;
  }
  attune-friction-part[first] .fact {
    font: var(--type-16);
    font-weight: 600;
    line-height: 1.3;
  }
  attune-friction-part[first] .fact i {
    font-weight: inherit;
  }
  attune-friction-part[first] .swatch {
    margin-block-start: 6px;
  }
  .points {
    font-variant-numeric: tabular-nums;
    color: var(--text-quiet);
  }
  .foot {
    grid-column: 2 / -1;
    display: flex;
    align-items: center;
    min-block-size: 28px;
    gap: var(--space-8);
    font: var(--type-12);
    color: var(--text-quiet);
  }
  .choice {
    display: inline-flex;
    margin-inline-start: auto;
    opacity: 0.75;
    transition: opacity var(--quick);
  }
  attune-friction-part:hover .choice,
  .choice:focus-within {
    opacity: 1;
  }
  .choice button {
    min-block-size: 28px;
    inline-size: 32px;
  }
  .verdict {
    display: inline-flex;
    align-items: center;
    gap: 4px;
    margin-inline-start: auto;
  }
  /* One place to say it and one to take it back: the pane's own, right below. */
  attune-friction-part[alone] .choice,
  attune-friction-part[just-judged] .verdict {
    display: none;
  }
  .verdict attune-icon {
    inline-size: 14px;
    block-size: 14px;
  }
  .verdict button {
    margin-inline-start: var(--space-4);
    font-size: 12px;
  }
  attune-friction-part[judged='seen'] .fact,
  attune-friction-part[judged='not-frustrated'] .fact {
    color: var(--text-quiet);
  }
  attune-friction-part[judged='not-frustrated'] .swatch {
    background: none;
    border: 1.5px solid var(--line-strong);
    opacity: 1;
  }
  @media (pointer: coarse) {
    .choice button {
      min-block-size: 40px;
      inline-size: 44px;
    }
  }
  @media (forced-colors: active) {
    .swatch {
      forced-color-adjust: none;
      background: CanvasText;
    }
  }
`;
