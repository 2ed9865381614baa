import type { LetterWords } from './letter.ts';

export const it: LetterWords = {
  transcriptSubject: (site) => `La sua conversazione con ${site}`,
  transcriptOpening: 'Ha chiesto ciò che è stato scritto. Eccolo.',
  resumeSubject: (site) => `Riprendere la conversazione con ${site}`,
  resumeOpening: 'Con questo link riprende da dove era, su qualsiasi dispositivo.',
  resumeLink: 'Riprendere',
  resumeClosing: 'Funziona una volta, per 7 giorni. Chi lo ha può leggere la conversazione: lo tenga per sé.',
  answerSubject: (site) => `${site} le ha risposto`,
  answerOpening: 'È arrivato mentre non c’era:',
  answerLink: 'Rispondere nella chat',
  answerClosing: (site) =>
    `Riceve questo messaggio perché ha indicato questo indirizzo nella chat di ${site}.`,
  unsubscribe: 'Niente più e-mail sulle risposte',
};

export const pt: LetterWords = {
  transcriptSubject: (site) => `A sua conversa com ${site}`,
  transcriptOpening: 'Pediu o que foi escrito. Aqui está.',
  resumeSubject: (site) => `Continuar a sua conversa com ${site}`,
  resumeOpening: 'Com este link continua onde estava, em qualquer dispositivo.',
  resumeLink: 'Continuar',
  resumeClosing: 'Funciona uma vez, durante 7 dias. Quem o tiver pode ler a conversa: guarde-o para si.',
  answerSubject: (site) => `${site} respondeu-lhe`,
  answerOpening: 'Isto chegou quando já não estava:',
  answerLink: 'Responder no chat',
  answerClosing: (site) => `Recebe esta mensagem porque indicou este endereço no chat de ${site}.`,
  unsubscribe: 'Não receber mais e-mails sobre respostas',
};

export const nl: LetterWords = {
  transcriptSubject: (site) => `Uw gesprek met ${site}`,
  transcriptOpening: 'U vroeg om wat er geschreven is. Hier is het.',
  resumeSubject: (site) => `Verder met uw gesprek met ${site}`,
  resumeOpening: 'Met deze link gaat u verder waar u was, op elk apparaat.',
  resumeLink: 'Verder',
  resumeClosing:
    'Hij werkt één keer, 7 dagen lang. Wie hem heeft, kan het gesprek lezen: houd hem voor uzelf.',
  answerSubject: (site) => `${site} heeft u geantwoord`,
  answerOpening: 'Dit kwam toen u weg was:',
  answerLink: 'Antwoorden in de chat',
  answerClosing: (site) => `U krijgt dit omdat u dit adres hebt opgegeven in de chat van ${site}.`,
  unsubscribe: 'Geen mails meer over antwoorden',
};

export const pl: LetterWords = {
  transcriptSubject: (site) => `Rozmowa z ${site}`,
  transcriptOpening: 'Oto zapis rozmowy, zgodnie z prośbą.',
  resumeSubject: (site) => `Dalszy ciąg rozmowy z ${site}`,
  resumeOpening: 'Ten link prowadzi do miejsca, w którym rozmowa się zatrzymała, na dowolnym urządzeniu.',
  resumeLink: 'Kontynuuj',
  resumeClosing:
    'Działa jeden raz, przez 7 dni. Kto go ma, może przeczytać rozmowę: proszę go nikomu nie przekazywać.',
  answerSubject: (site) => `Odpowiedź od ${site}`,
  answerOpening: 'To przyszło pod Państwa nieobecność:',
  answerLink: 'Odpowiedz na czacie',
  answerClosing: (site) => `Ta wiadomość przyszła, ponieważ ten adres został podany na czacie ${site}.`,
  unsubscribe: 'Nie chcę więcej e-maili o odpowiedziach',
};

export const tr: LetterWords = {
  transcriptSubject: (site) => `${site} ile görüşmeniz`,
  transcriptOpening: 'Yazılanları istemiştiniz. İşte burada.',
  resumeSubject: (site) => `${site} ile görüşmenize devam edin`,
  resumeOpening: 'Bu bağlantıyla herhangi bir cihazda kaldığınız yerden devam edersiniz.',
  resumeLink: 'Devam et',
  resumeClosing: '7 gün boyunca, bir kez çalışır. Kimde varsa görüşmeyi okuyabilir: kimseyle paylaşmayın.',
  answerSubject: (site) => `${site} size yanıt verdi`,
  answerOpening: 'Siz yokken bu geldi:',
  answerLink: 'Sohbette yanıtla',
  answerClosing: (site) => `Bunu, ${site} sohbetinde bu adresi verdiğiniz için alıyorsunuz.`,
  unsubscribe: 'Yanıtlarla ilgili e-posta almak istemiyorum',
};

export const ja: LetterWords = {
  transcriptSubject: (site) => `${site}との会話`,
  transcriptOpening: 'ご希望の会話の記録をお送りします。',
  resumeSubject: (site) => `${site}との会話の続き`,
  resumeOpening: 'このリンクから、どの端末でも続きを始められます。',
  resumeLink: '続ける',
  resumeClosing:
    '7日以内に1回だけ使えます。リンクを持つ人は会話を読めますので、ほかの人に渡さないでください。',
  answerSubject: (site) => `${site}から返信がありました`,
  answerOpening: 'ご不在の間に届いた返信です。',
  answerLink: 'チャットで返信する',
  answerClosing: (site) => `${site}のチャットでこのアドレスを入力されたため、お送りしています。`,
  unsubscribe: '返信のお知らせメールを受け取らない',
};

export const zh: LetterWords = {
  transcriptSubject: (site) => `您与${site}的对话`,
  transcriptOpening: '这是您要的对话记录。',
  resumeSubject: (site) => `继续您与${site}的对话`,
  resumeOpening: '通过此链接，您可以在任何设备上从上次的地方继续。',
  resumeLink: '继续',
  resumeClosing: '7天内有效，只能使用一次。拥有此链接的人可以阅读对话，请勿转发。',
  answerSubject: (site) => `${site}回复了您`,
  answerOpening: '您离开时收到了以下回复：',
  answerLink: '在聊天中回复',
  answerClosing: (site) => `您收到此邮件，是因为您在${site}的聊天中留下了此地址。`,
  unsubscribe: '不再接收有关回复的邮件',
};

export const ar: LetterWords = {
  transcriptSubject: (site) => `محادثتك مع ${site}`,
  transcriptOpening: 'طلبت ما كُتب في المحادثة. ها هو.',
  resumeSubject: (site) => `تابع محادثتك مع ${site}`,
  resumeOpening: 'بهذا الرابط تتابع من حيث توقفت، على أي جهاز.',
  resumeLink: 'متابعة',
  resumeClosing: 'يعمل مرة واحدة خلال 7 أيام. من يملكه يستطيع قراءة المحادثة، فاحتفظ به لنفسك.',
  answerSubject: (site) => `ردّ عليك ${site}`,
  answerOpening: 'وصل هذا وأنت غائب:',
  answerLink: 'الرد في الدردشة',
  answerClosing: (site) => `تصلك هذه الرسالة لأنك ذكرت هذا العنوان في دردشة ${site}.`,
  unsubscribe: 'لا مزيد من الرسائل حول الردود',
};
