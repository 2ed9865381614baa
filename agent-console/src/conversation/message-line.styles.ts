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
  .bubble {
    max-inline-size: min(560px, 84%);
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
    .bubble {
      border: 1px solid;
    }
  }
  .foot button.link {
    font-size: 12px;
  }
`;
