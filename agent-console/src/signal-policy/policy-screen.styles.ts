import { css } from 'lit';

export const policyScreenStyles = css`
  :host {
    display: grid;
    grid-template-rows: minmax(0, 1fr) auto;
    overflow: hidden;
  }
  .scroll {
    min-block-size: 0;
    overflow-y: auto;
    scrollbar-width: thin;
  }
  fieldset,
  .field {
    display: grid;
    gap: var(--space-8);
    margin: 0 0 var(--space-32);
    padding: 0;
    border: 0;
  }
  legend,
  h2,
  .field > label {
    padding: 0;
    margin-block-end: var(--space-8);
    font: var(--type-16);
    font-weight: 600;
  }
  .field > label {
    margin: 0;
    font: var(--type-14);
    font-weight: 550;
  }
  .choice {
    display: grid;
    grid-template-columns: 16px minmax(0, 1fr);
    gap: 0 var(--space-12);
    padding: var(--space-12);
    border: 1px solid var(--line);
    border-radius: var(--radius-card);
    cursor: pointer;
  }
  .choice:hover {
    background: var(--surface-2);
  }
  .choice:has(:checked) {
    border-color: var(--accent);
    background: var(--accent-quiet);
  }
  .choice input {
    inline-size: 16px;
    min-block-size: 16px;
    margin-block-start: 3px;
    accent-color: var(--accent);
  }
  .choice b {
    font-weight: 550;
  }
  .choice .about {
    grid-column: 2;
  }
  .about {
    font: var(--type-13);
    color: var(--text-quiet);
  }
  .note {
    display: flex;
    gap: var(--space-8);
    margin-block: calc(-1 * var(--space-24)) var(--space-32);
    padding: var(--space-12);
    border-radius: var(--radius-card);
    background: var(--surface-2);
    font: var(--type-13);
  }
  textarea {
    box-sizing: border-box;
    inline-size: 100%;
    min-block-size: 76px;
    padding: var(--space-8) var(--space-12);
    border: 1px solid var(--line-strong);
    border-radius: var(--radius-control);
    background: var(--surface-1);
    font: var(--type-13);
    resize: vertical;
    field-sizing: content;
  }
  textarea[aria-invalid='true'] {
    border-color: var(--urgent);
    box-shadow: inset 0 0 0 1px var(--urgent);
  }
  .pair {
    display: grid;
    grid-template-columns: 1fr 1fr;
    gap: 0 var(--space-24);
  }
  .lines {
    margin-block-end: var(--space-16);
  }
  .lines .field {
    margin-block-end: var(--space-16);
    align-content: start;
    gap: 4px;
  }
  .days {
    display: flex;
    align-items: center;
    gap: var(--space-8);
  }
  .days input:not([type='checkbox']) {
    inline-size: 80px;
    text-align: end;
  }
  .problem {
    font: var(--type-13);
    color: var(--urgent-text);
  }
  .bar {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--space-8);
    min-block-size: 52px;
    padding-inline: var(--space-24);
    border-block-start: 1px solid var(--line);
  }
  .bar p {
    flex: 1;
    min-inline-size: 16ch;
  }
  .bar p[data-tone='good'] {
    color: var(--good);
  }
  .bar p[data-tone='problem'] {
    color: var(--urgent-text);
  }
  @media (max-width: 799px) {
    .pair {
      grid-template-columns: minmax(0, 1fr);
    }
    .bar {
      padding-inline: var(--space-16);
    }
  }
`;
