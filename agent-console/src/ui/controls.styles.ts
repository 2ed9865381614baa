import { css } from 'lit';

/** Looks of plain controls, shared by every element: buttons, fields, focus. */
export const controls = css`
  *,
  *::before,
  *::after {
    box-sizing: border-box;
  }
  :host([hidden]),
  [hidden] {
    display: none !important;
  }
  button,
  input,
  select,
  textarea {
    font: var(--type-14);
    color: inherit;
  }
  button {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: var(--space-8);
    min-block-size: 32px;
    padding: 0 var(--space-12);
    border: 1px solid var(--line);
    border-radius: var(--radius-control);
    background: var(--surface-1);
    font-weight: 500;
    white-space: nowrap;
    cursor: pointer;
    transition: background var(--quick);
  }
  button:hover {
    background: var(--surface-2);
  }
  button:active {
    background: var(--surface-3);
  }
  button.primary {
    border-color: transparent;
    background: var(--accent);
    color: var(--accent-text);
  }
  button.primary:hover {
    background: var(--accent-hover);
  }
  button.quiet {
    border-color: transparent;
    background: transparent;
    color: var(--text-quiet);
  }
  button.quiet:hover {
    background: var(--surface-2);
    color: var(--text);
  }
  button.icon {
    inline-size: 32px;
    padding: 0;
  }
  button.link {
    min-block-size: 24px;
    padding: 0;
    border: 0;
    background: none;
    color: var(--accent);
    text-decoration: underline;
    text-underline-offset: 2px;
  }
  button:disabled {
    cursor: default;
    opacity: 0.55;
  }
  input,
  select {
    inline-size: 100%;
    min-block-size: 36px;
    padding: 0 var(--space-12);
    border: 1px solid var(--line-strong);
    border-radius: var(--radius-control);
    background: var(--surface-1);
  }
  textarea {
    inline-size: 100%;
    padding: var(--space-8) var(--space-12);
    border: 1px solid var(--line-strong);
    border-radius: var(--radius-control);
    background: var(--surface-1);
    resize: vertical;
  }
  ::placeholder {
    color: var(--text-quiet);
    opacity: 1;
  }
  input:is([type='checkbox'], [type='radio']) {
    flex: none;
    inline-size: 16px;
    block-size: 16px;
    min-block-size: 16px;
    margin: 0;
    padding: 0;
    accent-color: var(--accent);
  }
  input[type='range'] {
    padding: 0;
    accent-color: var(--accent);
  }
  input[aria-invalid='true'] {
    border-color: var(--urgent);
    box-shadow: inset 0 0 0 1px var(--urgent);
  }
  a {
    color: var(--accent);
    text-underline-offset: 2px;
  }
  h1,
  h2,
  h3,
  p,
  dl,
  dd,
  ul,
  ol {
    margin: 0;
    padding: 0;
  }
  ul,
  ol {
    list-style: none;
  }
  :focus-visible {
    outline: 2px solid var(--accent);
    outline-offset: 2px;
  }
  .quiet-text {
    color: var(--text-quiet);
  }
  .small {
    font: var(--type-12);
  }
  .figures {
    font-variant-numeric: tabular-nums;
  }
  .sr-only {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  @media (pointer: coarse) {
    button {
      min-block-size: 40px;
    }
    button.icon {
      inline-size: 40px;
    }
    input,
    select,
    textarea {
      font: var(--type-16);
    }
  }
  @media (prefers-reduced-motion: reduce) {
    *,
    *::before,
    *::after {
      animation: none !important;
      transition: none !important;
    }
  }
`;
