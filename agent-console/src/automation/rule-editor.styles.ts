import { css } from 'lit';

export const ruleEditorStyles = css`
  :host {
    display: block;
  }
  .line {
    display: grid;
    grid-template-columns: minmax(0, 240px) minmax(0, 1fr) auto;
    gap: var(--space-8);
    align-items: center;
    padding-block: 2px;
  }
  .line > :last-child {
    grid-column: -2;
  }
  button.link {
    justify-self: start;
  }
  @media (max-width: 600px) {
    .line {
      grid-template-columns: minmax(0, 1fr);
      padding-block-end: var(--space-12);
    }
    .line > :last-child {
      grid-column: auto;
      justify-self: end;
    }
  }
`;
