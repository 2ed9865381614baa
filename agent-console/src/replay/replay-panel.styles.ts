import { css } from 'lit';

export const replayPanelStyles = css`
  :host {
    display: grid;
    gap: var(--space-12);
  }
  h2 {
    font: var(--type-14);
    font-weight: 600;
  }
  .about {
    font: var(--type-13);
    color: var(--text-quiet);
  }
  .days {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    align-items: center;
    gap: 0 var(--space-12);
    font: var(--type-13);
  }
  .days label {
    grid-column: 1 / -1;
    color: var(--text-quiet);
  }
  input[type='range'] {
    min-block-size: 28px;
    padding: 0;
    border: 0;
    accent-color: var(--accent);
  }
  progress {
    appearance: none;
    inline-size: 100%;
    block-size: 6px;
    border: 0;
    border-radius: 3px;
    background: var(--surface-3);
    overflow: hidden;
  }
  progress::-webkit-progress-bar {
    background: var(--surface-3);
  }
  progress::-webkit-progress-value {
    background: var(--accent);
  }
  progress::-moz-progress-bar {
    background: var(--accent);
  }
  .running {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    align-items: center;
    gap: 6px var(--space-12);
    font: var(--type-13);
    color: var(--text-quiet);
  }
  .running progress {
    grid-column: 1 / -1;
  }
  .stale {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: var(--space-8);
    padding: var(--space-8) var(--space-12);
    border-radius: var(--radius-control);
    background: var(--accent-quiet);
    font: var(--type-13);
  }
  .result {
    display: grid;
    gap: var(--space-12);
  }
  .result[data-stale] attune-replay-result {
    opacity: 0.6;
  }
  .problem {
    font: var(--type-13);
    color: var(--urgent-text);
  }
`;
