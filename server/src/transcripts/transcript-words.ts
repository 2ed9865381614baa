import type { Language } from '@attune/texts';

/** What a transcript says apart from what people wrote. */
export interface TranscriptWords {
  readonly title: string;
  /** Said where no time zone of the reader is known. */
  readonly utc: string;
  readonly you: string;
  readonly closed: string;
  readonly deleted: string;
  readonly edited: string;
  readonly attached: string;
  readonly rated: string;
  readonly ratedWith: string;
}

/** In every language of the widget: whoever chatted in one keeps the conversation in it. */
export const transcriptWords: Readonly<Record<Language, TranscriptWords>> = {
  en: {
    title: 'Conversation with {site}.',
    utc: 'Times are UTC.',
    you: 'You',
    closed: 'Conversation closed',
    deleted: 'This message was deleted.',
    edited: 'edited',
    attached: 'Attached: {name}',
    rated: 'Rated {score} of 5',
    ratedWith: 'Rated {score} of 5: {comment}',
  },
  de: {
    title: 'Gespräch mit {site}.',
    utc: 'Zeiten in UTC.',
    you: 'Sie',
    closed: 'Gespräch geschlossen',
    deleted: 'Diese Nachricht wurde gelöscht.',
    edited: 'bearbeitet',
    attached: 'Angehängt: {name}',
    rated: 'Mit {score} von 5 bewertet',
    ratedWith: 'Mit {score} von 5 bewertet: {comment}',
  },
  fr: {
    title: 'Conversation avec {site}.',
    utc: 'Heures en UTC.',
    you: 'Vous',
    closed: 'Conversation fermée',
    deleted: 'Ce message a été supprimé.',
    edited: 'modifié',
    attached: 'Pièce jointe : {name}',
    rated: 'Note : {score} sur 5',
    ratedWith: 'Note : {score} sur 5 : {comment}',
  },
  es: {
    title: 'Conversación con {site}.',
    utc: 'Horas en UTC.',
    you: 'Usted',
    closed: 'Conversación cerrada',
    deleted: 'Este mensaje se eliminó.',
    edited: 'editado',
    attached: 'Adjunto: {name}',
    rated: 'Valoración: {score} de 5',
    ratedWith: 'Valoración: {score} de 5: {comment}',
  },
  it: {
    title: 'Conversazione con {site}.',
    utc: 'Orari in UTC.',
    you: 'Lei',
    closed: 'Conversazione chiusa',
    deleted: 'Questo messaggio è stato eliminato.',
    edited: 'modificato',
    attached: 'Allegato: {name}',
    rated: 'Valutazione: {score} su 5',
    ratedWith: 'Valutazione: {score} su 5: {comment}',
  },
  pt: {
    title: 'Conversa com {site}.',
    utc: 'Horas em UTC.',
    you: 'Você',
    closed: 'Conversa fechada',
    deleted: 'Esta mensagem foi eliminada.',
    edited: 'editada',
    attached: 'Anexo: {name}',
    rated: 'Avaliação: {score} de 5',
    ratedWith: 'Avaliação: {score} de 5: {comment}',
  },
  nl: {
    title: 'Gesprek met {site}.',
    utc: 'Tijden in UTC.',
    you: 'U',
    closed: 'Gesprek gesloten',
    deleted: 'Dit bericht is verwijderd.',
    edited: 'bewerkt',
    attached: 'Bijlage: {name}',
    rated: 'Beoordeeld met {score} van 5',
    ratedWith: 'Beoordeeld met {score} van 5: {comment}',
  },
  pl: {
    title: 'Rozmowa z {site}.',
    utc: 'Godziny w UTC.',
    you: 'Ty',
    closed: 'Rozmowa zamknięta',
    deleted: 'Ta wiadomość została usunięta.',
    edited: 'edytowano',
    attached: 'Załącznik: {name}',
    rated: 'Ocena: {score} z 5',
    ratedWith: 'Ocena: {score} z 5: {comment}',
  },
  tr: {
    title: '{site} ile görüşme.',
    utc: 'Saatler UTC’dir.',
    you: 'Siz',
    closed: 'Görüşme kapatıldı',
    deleted: 'Bu mesaj silindi.',
    edited: 'düzenlendi',
    attached: 'Ek: {name}',
    rated: 'Puan: 5 üzerinden {score}',
    ratedWith: 'Puan: 5 üzerinden {score}: {comment}',
  },
  ja: {
    title: '{site}との会話',
    utc: '時刻はUTCです。',
    you: 'あなた',
    closed: '会話は終了しました',
    deleted: 'このメッセージは削除されました。',
    edited: '編集済み',
    attached: '添付: {name}',
    rated: '評価: 5段階中{score}',
    ratedWith: '評価: 5段階中{score}: {comment}',
  },
  'zh-Hans': {
    title: '与{site}的对话',
    utc: '时间为 UTC。',
    you: '您',
    closed: '对话已关闭',
    deleted: '此消息已删除。',
    edited: '已编辑',
    attached: '附件：{name}',
    rated: '评分：{score}/5',
    ratedWith: '评分：{score}/5：{comment}',
  },
  ar: {
    title: 'محادثة مع {site}.',
    utc: 'الأوقات بالتوقيت العالمي UTC.',
    you: 'أنت',
    closed: 'أُغلقت المحادثة',
    deleted: 'حُذفت هذه الرسالة.',
    edited: 'مُعدَّلة',
    attached: 'مرفق: {name}',
    rated: 'التقييم: {score} من 5',
    ratedWith: 'التقييم: {score} من 5: {comment}',
  },
};
