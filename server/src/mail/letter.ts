/** What a mail is to say. The words, and links that open something, are made when it is sent: at rest there are none. */
export type Letter =
  | { readonly kind: 'transcript'; readonly conversationId: string; readonly askedBy: 'visitor' | 'agent' }
  | { readonly kind: 'resume-link'; readonly conversationId: string; readonly pageUrl: string }
  /** What the team wrote after `afterSeq`, up to `upToSeq`, and the visitor has not seen. */
  | {
      readonly kind: 'continuity';
      readonly conversationId: string;
      readonly afterSeq: number;
      readonly upToSeq: number;
    }
  | { readonly kind: 'invitation'; readonly invitationId: string }
  | { readonly kind: 'password-reset'; readonly userId: string };

/** What mails to visitors say, apart from what people wrote. `site` is the site's name. */
export interface LetterWords {
  readonly transcriptSubject: (site: string) => string;
  readonly transcriptOpening: string;
  readonly resumeSubject: (site: string) => string;
  readonly resumeOpening: string;
  readonly resumeLink: string;
  readonly resumeClosing: string;
  readonly answerSubject: (site: string) => string;
  readonly answerOpening: string;
  readonly answerLink: string;
  readonly answerClosing: (site: string) => string;
  readonly unsubscribe: string;
}
