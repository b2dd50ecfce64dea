/**
 * How people are addressed: English sentences stand where they are said, other languages in files that pair them.
 *
 * <p>A file of sentences is a JSON object whose keys are the English sentences, letter by letter, and whose values say the
 * same in another language. So an English sentence that is changed loses its translation, and a test of the build tells.
 * What stands in braces is filled in later and keeps its name: <code>{host}</code>, or <code>{host|words}</code> with words for an
 * unknown value, which are translated with the sentence.
 *
 * <p>Three kinds of sentence are told apart by how they reach us. Texts of scenarios are looked up as they stand, in {@code
 * scenarios/ja/<id>.json}; what several scenarios share stands in {@code scenarios/ja/vocabulary.json}. Words of reports and help
 * are looked up where they are said ({@link dev.logscan.language.Wording#say}), in {@code report.json} and the command's {@code
 * help.json}. Problems, warnings and errors are made by code that knows of no language, with their values in them; they are
 * recognised when they are shown ({@link dev.logscan.language.Wording#message}), in {@code messages.json}. There, a place such
 * as <code>{message:why}</code> holds a message of its own, and any other place holds data that stays as it is.
 *
 * <h2>Japanese</h2>
 *
 * <p>Sentences end in です and ます, as in GitLab's own Japanese documentation, and take their terms from it. Names of settings are
 * those that GitLab shows in Japanese, in 「」; so are URLs and paths within a sentence. Commands, ids, field names, header
 * names, versions and log text stay as they are. Colons are half-width, other punctuation is full-width, and no blank
 * stands between Japanese and other letters.
 *
 * <table>
 * <caption>Glossary</caption>
 * <tr><td>Admin area</td><td>管理者エリア</td></tr>
 * <tr><td>Settings &gt; General</td><td>設定 &gt; 一般</td></tr>
 * <tr><td>Jira Connect Proxy URL</td><td>Jira ConnectのプロキシURL</td></tr>
 * <tr><td>Jira Connect Application ID</td><td>Jira接続アプリケーションID</td></tr>
 * <tr><td>Jira Connect Additional Audience URL</td><td>Jira Connectの追加オーディエンスURL</td></tr>
 * <tr><td>Enable public key storage</td><td>公開キーのストレージを有効にする</td></tr>
 * <tr><td>Trusted, Confidential</td><td>信用済み、非公開</td></tr>
 * <tr><td>Change GitLab version</td><td>GitLabのバージョンを変更</td></tr>
 * <tr><td>instance, self-managed</td><td>インスタンス、Self-Managed</td></tr>
 * <tr><td>namespace, group, subscription</td><td>名前空間、グループ、サブスクリプション</td></tr>
 * <tr><td>correlation id, entry, attempt</td><td>相関ID、エントリ、試行</td></tr>
 * <tr><td>finding, cause, evidence</td><td>検出結果、原因、根拠</td></tr>
 * <tr><td>confirmed, undecided, ruled out</td><td>確定、未確定、除外</td></tr>
 * <tr><td>reverse proxy, firewall, rate limit</td><td>リバースプロキシ、ファイアウォール、レート制限</td></tr>
 * <tr><td>integration allowlist</td><td>インテグレーション許可リスト</td></tr>
 * <tr><td>audience, additional audience</td><td>オーディエンス、追加のオーディエンス</td></tr>
 * <tr><td>shared secret, key, client key, app key</td><td>共有シークレット、キー、クライアントキー、アプリキー</td></tr>
 * <tr><td>answer, request, redirect</td><td>応答、リクエスト、リダイレクト</td></tr>
 * <tr><td>publicly trusted certificate</td><td>公的に信頼された証明書</td></tr>
 * <tr><td>manual installation</td><td>手動インストール</td></tr>
 * <tr><td>prerequisites</td><td>前提要件</td></tr>
 * <tr><td>feature flag, Rails console, Forge</td><td>機能フラグ、Railsコンソール、Forge</td></tr>
 * </table>
 */
@NullMarked
package dev.logscan.language;

import org.jspecify.annotations.NullMarked;
