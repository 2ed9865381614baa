import { createTransport } from 'nodemailer';
import type { MailSecurity } from '@attune/protocol';

/** How to reach a mail server. */
export interface MailServer {
  readonly host: string;
  readonly port: number;
  readonly security: MailSecurity;
  readonly userName: string | null;
  readonly password: string | null;
}

/** One mail, ready to go. */
export interface ReadyMail {
  /** The same for every try, so that a receiver can tell a repetition. */
  readonly messageId: string;
  readonly from: { readonly name: string; readonly address: string };
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  /** Where the receiver's program can stop these mails with one request; null: they are not of a series. */
  readonly unsubscribeUrl: string | null;
}

/** The mail server did not take a mail. The message says why, in words for an admin. */
export class MailError extends Error {
  override readonly name = 'MailError';
  constructor(
    message: string,
    /** Another try would end the same. */
    readonly isFinal: boolean,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

export type SendMail = (server: MailServer, mail: ReadyMail) => Promise<void>;

const CONNECT_WITHIN_MS = 8_000;
const ANSWER_WITHIN_MS = 15_000;

/** Hands one mail to the server. @throws MailError */
export const sendMail: SendMail = async (server, mail) => {
  const { host, port, security, userName, password } = server;
  const transport = createTransport({
    host,
    port,
    secure: security === 'tls',
    requireTLS: security === 'starttls',
    // Without encryption asked for, none is begun: a relay on the same host often has no valid certificate.
    ignoreTLS: security === 'none',
    ...(userName === null ? {} : { auth: { user: userName, pass: password ?? '' } }),
    connectionTimeout: CONNECT_WITHIN_MS,
    greetingTimeout: CONNECT_WITHIN_MS,
    socketTimeout: ANSWER_WITHIN_MS,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  const { messageId, from, to, subject, text, html, unsubscribeUrl } = mail;
  try {
    await transport.sendMail({
      messageId,
      from: { name: oneLine(from.name), address: from.address },
      to: { name: '', address: to },
      subject: oneLine(subject),
      text,
      html,
      headers: {
        // So that no out-of-office answer comes back (RFC 3834).
        'Auto-Submitted': 'auto-generated',
        ...(unsubscribeUrl === null ? {} : { 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' }),
      },
      ...(unsubscribeUrl === null ? {} : { list: { unsubscribe: unsubscribeUrl } }),
    });
  } catch (error) {
    throw mailErrorOf(error, server);
  } finally {
    transport.close();
  }
};

/** What comes from people must not begin another header. */
const oneLine = (text: string): string =>
  text
    .replace(/\p{Cc}+/gu, ' ')
    .slice(0, 200)
    .trim();

function mailErrorOf(error: unknown, { host, port, security }: MailServer): MailError {
  const { code, responseCode, response, message } = factsOf(error);
  const where = `${host}:${port}`;
  const said = response === null ? '' : ` It said: “${response.slice(0, 300)}”`;
  const because = (text: string, isFinal = false) => new MailError(text + said, isFinal, { cause: error });
  switch (code) {
    case 'EDNS':
      return because(`There is no host called ${host}.`);
    case 'EAUTH':
      return because(`${where} did not accept the user name and password.`);
    case 'ETIMEDOUT':
      return because(`${where} did not answer in time. Check host and port.`);
    case 'ECONNECTION':
    case 'ECONNREFUSED':
      return because(`Nothing answers at ${where}. Check host and port.`);
    case 'ETLS':
      return because(tlsWords(where, security));
    case 'ESOCKET':
      return /certificate|self.signed|SSL|TLS|wrong version/i.test(message)
        ? because(`${tlsWords(where, security)} (${message})`)
        : because(`Nothing answers at ${where}. Check host and port.`);
    default:
      return responseCode !== null && responseCode >= 500
        ? because(`${where} refuses this mail.`, true)
        : because(`${where} did not take the mail: ${message}`);
  }
}

const tlsWords = (where: string, security: MailSecurity): string =>
  security === 'tls'
    ? `No encrypted connection to ${where}. Port 465 wants TLS, port 587 mostly STARTTLS.`
    : `${where} offers no STARTTLS that can be trusted.`;

function factsOf(error: unknown) {
  const known: { code?: unknown; responseCode?: unknown; response?: unknown } =
    typeof error === 'object' && error !== null ? error : {};
  return {
    code: typeof known.code === 'string' ? known.code : null,
    responseCode: typeof known.responseCode === 'number' ? known.responseCode : null,
    response: typeof known.response === 'string' ? known.response : null,
    message: error instanceof Error ? error.message : String(error),
  };
}
