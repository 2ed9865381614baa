import { css } from 'lit';

export const inboxScreenStyles = css`
  :host {
    display: grid;
    grid-template-columns: 312px minmax(0, 1fr) 348px;
    min-block-size: 0;
    block-size: 100%;
  }
  attune-inbox-pane {
    border-inline-end: 1px solid var(--line);
  }
  attune-beside-pane {
    border-inline-start: 1px solid var(--line);
  }
  .nothing {
    grid-column: 2 / -1;
    display: grid;
    place-content: center;
    justify-items: center;
    gap: var(--space-8);
    padding: var(--space-32);
    background: var(--surface-1);
    color: var(--text-quiet);
    text-align: center;
  }
  .nothing attune-icon {
    inline-size: 32px;
    block-size: 32px;
    margin-block-end: var(--space-8);
    color: var(--line-strong);
  }
  .nothing strong {
    color: var(--text);
    font: var(--type-16);
    font-weight: 600;
  }
  kbd {
    padding: 1px 5px;
    border: 1px solid var(--line);
    border-radius: 4px;
    font: inherit;
    font-size: 12px;
  }
  dialog {
    inline-size: min(380px, 100vw);
    block-size: 100dvh;
    max-block-size: none;
    margin: 0 0 0 auto;
    padding: 0;
    border: 0;
    border-inline-start: 1px solid var(--line);
    background: var(--surface-0);
    color: inherit;
    box-shadow: var(--shadow-float);
  }
  dialog[open] {
    display: grid;
    grid-template-rows: auto minmax(0, 1fr);
    animation: slide var(--quick);
  }
  dialog::backdrop {
    background: var(--scrim);
  }
  dialog attune-beside-pane {
    border: 0;
  }
  .drawer-head {
    display: flex;
    align-items: center;
    justify-content: space-between;
    padding: var(--space-8) var(--space-12) 0 var(--space-16);
    font-weight: 600;
    outline: none;
  }
  @keyframes slide {
    from {
      transform: translateX(24px);
      opacity: 0;
    }
  }
  @media (max-width: 1199px) {
    :host {
      grid-template-columns: 288px minmax(0, 1fr);
    }
  }
  @media (max-width: 799px) {
    :host {
      grid-template-columns: minmax(0, 1fr);
    }
    attune-inbox-pane {
      border: 0;
    }
    .nothing {
      display: none;
    }
    :host([pane='conversation']) attune-inbox-pane,
    :host([pane='beside']) attune-inbox-pane,
    :host([pane='inbox']) attune-conversation-view,
    :host([pane='beside']) attune-conversation-view {
      display: none;
    }
    attune-beside-pane {
      border: 0;
    }
  }
`;
