import { css } from 'lit';

export const messageLineStyles = css`
  :host {
    display: flex;
    flex-direction: column;
    align-items: flex-start;
    padding-block-start: 2px;
  }
  :host([opens-run]) {
    padding-block-start: var(--space-12);
  }
  :host([side='own']) {
    align-items: flex-end;
  }
  .who {
    padding-inline: var(--space-12);
    font: var(--type-12);
    font-weight: 500;
    color: var(--text-quiet);
    margin-block-end: 3px;
  }
  .said {
    position: relative;
    display: flex;
    flex-direction: column;
    align-items: inherit;
    max-inline-size: min(560px, 84%);
  }
  .said:has(.editor) {
    inline-size: min(100%, 480px);
    max-inline-size: none;
  }
  .bubble {
    max-inline-size: 100%;
    padding: var(--space-8) var(--space-12);
    border-radius: var(--radius-bubble);
    background: var(--surface-2);
    white-space: pre-wrap;
    overflow-wrap: anywhere;
  }
  :host([side='visitor']) .bubble,
  :host([side='colleague']) .bubble {
    border-start-start-radius: 6px;
    border-end-start-radius: 6px;
  }
  :host([side='own']) .bubble {
    border-start-end-radius: 6px;
    border-end-end-radius: 6px;
    background: var(--accent-quiet);
  }
  :host([side='colleague']) .bubble {
    background: none;
    box-shadow: inset 0 0 0 1px var(--line);
  }
  :host([side='system']) {
    align-items: center;
  }
  :host([side='system']) .bubble {
    background: none;
    font: var(--type-12);
    color: var(--text-quiet);
  }
  :host([delivery='failed']) .bubble {
    box-shadow: inset 0 0 0 1px var(--urgent);
  }
  .bubble a {
    color: inherit;
    text-decoration-color: var(--line-strong);
  }
  .bubble a:hover {
    text-decoration-color: currentColor;
  }
  .covered {
    border-radius: 4px;
    background: var(--surface-3);
    filter: blur(5px);
    user-select: none;
  }
  .cover {
    display: flex;
    align-items: center;
    gap: 6px;
    padding: 3px var(--space-12) 0;
    font: var(--type-12);
    color: var(--text-quiet);
  }
  .cover button.link {
    font-size: 12px;
  }
  .bubble.gone {
    font-style: italic;
    opacity: 0.7;
  }
  button.answers {
    display: block;
    max-inline-size: 100%;
    min-block-size: 24px;
    overflow: hidden;
    padding: 0 8px;
    border: 0;
    border-inline-start: 2px solid var(--line);
    border-radius: 0;
    background: none;
    font: var(--type-12);
    color: var(--text-quiet);
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  button.answers:hover {
    border-color: var(--line-strong);
    color: var(--text);
  }
  /* Beside what they are for, and over nothing. */
  .acts {
    position: absolute;
    inset-block-start: 4px;
    inset-inline-start: calc(100% + 4px);
    display: flex;
    opacity: 0;
  }
  :host([side='own']) .acts {
    inset-inline: auto calc(100% + 4px);
  }
  :host(:hover) .acts,
  .acts:focus-within {
    opacity: 1;
  }
  .acts button.icon {
    inline-size: 28px;
    block-size: 28px;
    min-block-size: 0;
    padding: 0;
  }
  @media (hover: none) {
    .acts {
      opacity: 1;
    }
    /* Always there, so the words leave them room. */
    .said {
      max-inline-size: min(560px, 100% - 40px);
    }
    :host([side='own']) .said {
      max-inline-size: min(560px, 100% - 96px);
    }
  }
  .editor {
    display: grid;
    gap: 4px;
    inline-size: min(100%, 480px);
  }
  .editor div {
    display: flex;
    gap: 8px;
    justify-content: end;
  }
  :host([side='own']) .foot {
    justify-content: end;
  }
  .foot {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 4px 10px;
    padding: 3px var(--space-12) 0;
    font: var(--type-12);
    color: var(--text-quiet);
  }
  .state {
    display: inline-flex;
    align-items: center;
    gap: 4px;
  }
  .state attune-icon {
    inline-size: 14px;
    block-size: 14px;
  }
  .failed {
    color: var(--urgent-text);
  }
  @media (forced-colors: active) {
    .covered {
      visibility: hidden;
    }
    .bubble {
      border: 1px solid;
    }
  }
  .foot button.place {
    min-block-size: 24px;
    padding: 0 2px;
    /* Large enough to press, and no taller a line. */
    margin: -4px -2px;
    border: 0;
    background: none;
    color: inherit;
    font: inherit;
  }
  .foot button.place:hover {
    color: var(--text);
    text-decoration: underline;
  }
  :host([pointed]) .bubble {
    outline: 2px solid var(--accent);
    outline-offset: 2px;
  }
  .foot button.link {
    font-size: 12px;
  }
`;
