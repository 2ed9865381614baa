import { css } from 'lit';

export const answerStyles = css`
  :host {
    display: block;
  }
  attune-fact-strip {
    padding: 0 var(--space-12) 2px;
  }
  .answer {
    position: relative;
  }
  .slash {
    position: absolute;
    z-index: 3;
    inset-block-end: calc(100% - var(--space-4));
    inset-inline: 0;
  }
  .acts {
    display: flex;
    align-items: center;
    align-self: end;
    gap: 2px;
  }
  @media (max-width: 799px) {
    .keep {
      display: none;
    }
  }
  .acts .quiet:not(.icon) {
    font-size: 12px;
    padding: 0 8px;
  }
`;
