import type { CSSResult } from 'lit';
import type { Kit } from '../../panel/kit.ts';

export const formStyles = ({ css }: Pick<Kit, 'css'>): CSSResult => css`
  :host {
    display: block;
    max-height: 440px;
    overflow-y: auto;
    border-block-start: 1px solid var(--line);
  }
  form {
    display: grid;
    gap: 12px;
    padding: 16px;
  }
  h3 {
    margin: 0;
    font-size: 15px;
    line-height: 1.3;
  }
  .intro {
    color: var(--text-quiet);
    font-size: 14px;
  }
  .field {
    display: grid;
    gap: 4px;
  }
  label {
    font-size: 13px;
    font-weight: 500;
  }
  .quiet {
    font-weight: 400;
    color: var(--text-quiet);
  }
  input,
  select,
  textarea {
    width: 100%;
    min-height: 40px;
    padding: 8px 12px;
    border: 1px solid color-mix(in oklch, var(--text-quiet) 70%, transparent);
    border-radius: 10px;
    background: var(--surface-0);
    color: var(--text);
    font: inherit;
    font-size: 16px;
    resize: none;
  }
  .tick {
    display: grid;
    grid-template-columns: 24px 1fr;
    gap: 8px;
    font-weight: 400;
  }
  .tick input {
    width: 20px;
    min-height: 20px;
    margin: 2px;
    accent-color: var(--accent);
  }
  [aria-invalid='true'] {
    border-color: currentColor;
    border-width: 2px;
  }
  .problem {
    font-size: 13px;
    font-weight: 500;
  }
  .problem:empty {
    display: none;
  }
  .go {
    min-height: 44px;
    padding: 8px 16px;
    border-radius: 10px;
    background: var(--accent);
    color: var(--accent-text);
    font-weight: 600;
  }
  @media (forced-colors: active) {
    .go {
      border: 1px solid ButtonText;
    }
  }
`;
