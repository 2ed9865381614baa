import { css } from 'lit';

export const conversationHeaderStyles = css`
  :host {
    display: flex;
    align-items: center;
    gap: var(--space-8);
    min-block-size: 52px;
    padding-inline: var(--space-24) var(--space-12);
    border-block-end: 1px solid var(--line);
  }
  .who {
    display: flex;
    align-items: baseline;
    gap: var(--space-12);
    min-inline-size: 0;
    flex: 1;
  }
  h1 {
    font: var(--type-16);
    font-weight: 600;
    white-space: nowrap;
  }
  .path,
  .wait {
    font: var(--type-13);
    color: var(--text-quiet);
    white-space: nowrap;
  }
  .path {
    overflow: hidden;
    text-overflow: ellipsis;
  }
  .wait b {
    color: var(--text);
    font-weight: 500;
  }
  .friction {
    display: none;
    gap: 6px;
    color: var(--text-quiet);
  }
  .friction attune-level-mark {
    margin-block-start: 1px;
  }
  @media (max-width: 1199px) {
    .friction {
      display: inline-flex;
    }
  }
  /* Cut to its first letters a path says nothing. */
  @media (max-width: 999px) {
    .path {
      display: none;
    }
  }
  @media (max-width: 799px) {
    :host {
      padding-inline: var(--space-16) var(--space-8);
    }
    .friction {
      display: none;
    }
  }
`;
