import { css } from 'lit';

export const personRowStyles = css`
  :host {
    display: grid;
    grid-template-columns: minmax(0, 1fr) 130px 110px 36px;
    align-items: center;
    gap: var(--space-12);
    min-block-size: 60px;
    border-block-start: 1px solid var(--line);
  }
  .who {
    min-inline-size: 0;
  }
  .who p {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .name {
    font-weight: 500;
  }
  :host([disabled]) .name {
    color: var(--text-quiet);
    font-weight: 400;
  }
  .email {
    font: var(--type-13);
    color: var(--text-quiet);
  }
  @media (max-width: 799px) {
    :host {
      grid-template-columns: minmax(0, 1fr) minmax(0, 1fr) 44px;
      padding-block: var(--space-12);
    }
    .who {
      grid-column: 1 / -1;
    }
  }
`;
