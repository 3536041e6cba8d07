/** Words that carry a question and not its subject, and the shapes of Japanese words in a query. */

/** Particles, endings and phrases of questions; the longest that fits is taken. */
const FUNCTION_WORDS = `
が を に へ と は も や の で な よ ね か から まで より ので のに けど けれど けれども でも ても だけ など とか ばかり しか ほど くらい ぐらい ずつ こそ さえ
て た だ です ます でした ました ません ませんでした ない なかった なくて なく なら ならば たら れば ば う よう そう らしい みたい だろう でしょう
する して した します しました したい したら すれば すると しない しなかった しておく しておきたい している していない される された されて されない されたら
できる できた できない できなかった できません できるか ある あって あった あれば いる いた いない いて いく いった なる なった なって なったら ならない ならなかった
くれる くれない くれた もらう もらえる もらえない もらった ください くださいませ しまう しまった しまったら おく おけば おきたい ほしい べき べきか
どう どうする どうすれば どうしたら どうなる どうして どこ どこまで どの どのように どのくらい どれ どれくらい どんな どちら なに なにを なぜ だれ だれが いつ いつまで いくら いくつ
とき ときに ときは こと ことが こと は もの もし とは とはなに って という といった といわれた いわれた について においては における に対して によって による ため ために ための ように うち
それ これ あれ その この あの ここ そこ また まだ もう すぐ すでに ちゃんと きちんと すべて ぜんぶ おしえて しりたい わからない わかる わけ はず まま あと まえ
れる られる られた られて られない せる させる させられる てくれない てくれる てしまった ている ていない てある ておく てもいい てはいけない なければ なければならない なくてはいけない いい よい だめ
ですか ますか でしょうか のか のですか んですか かどうか か ってなに とか
`
  .split(/\s+/)
  .filter(Boolean);

const TABLE = new Set(FUNCTION_WORDS);
const LONGEST = Math.max(...FUNCTION_WORDS.map((word) => word.length));

/** The longest function word of hiragana `text` at `at`; empty where none stands there. */
export function functionWordAt(text: string, at: number): string {
  for (let size = Math.min(LONGEST, text.length - at); size > 0; size--) {
    const word = text.substring(at, at + size);
    if (TABLE.has(word)) return word;
  }
  return '';
}

const TAIL =
  /(?:とは(?:何|なに)?|って(?:何|なに)?|の(?:意味|定義|読み方|説明|英語)|について|を?教えて(?:ください|下さい)?|を?知りたい|(?:と|って)いう(?:のは|意味)?|(?:です|でしょう)か|何ですか)$/;

/** A query without what only makes a question of it: 検収とは何ですか → 検収. */
export function subject(folded: string): string {
  let text = folded.replace(/[?!。、\s]+$/, '');
  for (let cut = text.replace(TAIL, ''); cut && cut !== text; cut = text.replace(TAIL, ''))
    text = cut;
  return text;
}

/** Words of kanji that say little. */
export const FAINT = new Set([
  '判例',
  '裁判例',
  '裁判',
  '判決',
  '事例',
  '対策',
  '原因',
  '理由',
  '予防',
  '確認',
  '確認項目',
  '場合',
  '時',
  '事',
  '物',
  '為',
  '何',
  '誰',
  '方法',
  '必要',
  '教',
  '言',
  '出',
  '来',
  '行',
  '見',
  '使',
  '人',
  '側',
  '際',
  '今',
  '前',
  '後',
  '上',
  '中',
  '下',
  '全',
  '自分',
  '会社',
  '今後',
  '大丈夫',
  '問題',
  '対応',
  '方',
  '気',
  '話',
  '思',
  '知',
  '良',
  '悪',
  '多',
  '決',
  '入',
  '書',
  '取',
  '作',
  '持',
  '受',
  '続',
  '終',
  '始',
]);

export const CONTENT = /(?:[㐀-鿿豈-﫿々〆〇ァ-ヺー]|[a-z0-9](?:[.,&'_/+-](?=[a-z0-9]))?)+/y;
export const HIRAGANA = /[ぁ-ゖゝゞー]+/y;
/** Kana that end the verb inside a compound: 引き渡し, 問い合わせ. */
export const LINK = /[いきしちにみりぎじびえけせねべめれげぜわ][せり]?(?=[㐀-鿿])/y;
/** Kana to try between two kanji that were written without: 引渡 → 引き渡. */
export const LINKS = Array.from('きりしいえみけわちび');
/** A name in hiragana alone is a reading: texts do not write it. */
export const KANA_NAME = /^[ぁ-ゖー]+$/;

/** Words that ask for a kind that every site has; guidance.yaml gives those of its own kinds. */
const KIND_WORDS: readonly (readonly [RegExp, string])[] = [
  [/確認|チェック/, 'check'],
  [/意味|用語|定義|とは/, 'term'],
  [/出典|根拠|条文|法令|ガイドライン|(?:法|契約) ?第?[0-9]+条/, 'source'],
];

export function kindsAsked(folded: string): ReadonlySet<string> {
  return new Set(KIND_WORDS.filter(([words]) => words.test(folded)).map(([, kind]) => kind));
}
