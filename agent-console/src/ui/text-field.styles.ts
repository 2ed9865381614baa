import { css } from 'lit';

/** For the element that holds text fields: they draw into its root. */
export const textFieldStyles = css`
  attune-text-field {
    display: grid;
    gap: var(--space-4);
  }
  attune-text-field label {
    font: var(--type-13);
    font-weight: 500;
  }
  attune-text-field .line {
    position: relative;
  }
  attune-text-field .line button {
    position: absolute;
    inset-block: 2px;
    inset-inline-end: 2px;
    min-block-size: 0;
  }
  attune-text-field input[data-hideable] {
    padding-inline-end: 40px;
  }
  attune-text-field .about {
    font: var(--type-12);
    color: var(--text-quiet);
  }
  attune-text-field .about[data-problem] {
    color: var(--urgent-text);
  }
`;
