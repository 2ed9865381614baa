import { css } from 'lit';

export const detectorFormStyles = css`
  :host {
    display: block;
    margin-block-end: var(--space-24);
    padding: var(--space-16) var(--space-16) var(--space-12);
    border: 1px solid var(--line);
    border-radius: var(--radius-card);
  }
  h2 {
    font: var(--type-16);
    font-weight: 600;
  }
  .about {
    margin-block: var(--space-4);
    color: var(--text-quiet);
  }
  .example {
    margin-block-end: var(--space-12);
    font: var(--type-13);
    color: var(--text-quiet);
  }
  .example q {
    color: var(--text);
    quotes: none;
  }
  .act {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--space-8) var(--space-12);
    min-block-size: 44px;
    padding-block-start: var(--space-12);
    border-block-start: 1px solid var(--line);
  }
  .outcome {
    flex: 1;
    min-inline-size: 20ch;
  }
  .outcome[data-tone='good'] {
    color: var(--good);
  }
  .outcome[data-tone='problem'] {
    color: var(--urgent-text);
  }
`;
