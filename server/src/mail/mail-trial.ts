import type { MailAnswers, MailSettingsInput } from '@attune/protocol';
import { randomUUID } from 'node:crypto';
import type { MailSettingsOf } from './mail-settings.ts';
import { sheetHtml, sheetText, type Sheet } from './sheet.ts';
import { MailError, type SendMail } from './transport.ts';

const sheet: Sheet = {
  language: 'en',
  subject: 'A trial from Attune',
  opening: ['This came through the mail server that was just entered. It works.'],
  said: [],
  attached: null,
  link: null,
  closing: [],
  unsubscribe: null,
};

/** Sends one mail to whoever tries the settings, and says in words what did not work. */
export function createMailTrial({
  mailSettings,
  send,
}: {
  readonly mailSettings: Pick<MailSettingsOf, 'postboxOf'>;
  readonly send: SendMail;
}) {
  return async (input: MailSettingsInput, to: string): Promise<MailAnswers['mail:try']> => {
    const { server, fromAddress } = await mailSettings.postboxOf(input);
    try {
      await send(server, {
        messageId: `<${randomUUID()}@${fromAddress.split('@')[1] ?? 'localhost'}>`,
        from: { name: 'Attune', address: fromAddress },
        to,
        subject: sheet.subject,
        text: sheetText(sheet),
        html: sheetHtml(sheet),
        unsubscribeUrl: null,
      });
      return { sentTo: to, problem: null };
    } catch (error) {
      if (error instanceof MailError) return { sentTo: to, problem: error.message };
      throw error;
    }
  };
}
