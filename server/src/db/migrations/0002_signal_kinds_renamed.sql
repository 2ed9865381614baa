-- Signals go by the field's terms: "idle-in-conversation" is "gone-quiet", "waiting-for-agent" is "waiting".
-- A key begins with its kind.
UPDATE "signals" SET "kind" = 'gone-quiet', "key" = regexp_replace("key", '^idle-in-conversation', 'gone-quiet') WHERE "kind" = 'idle-in-conversation';--> statement-breakpoint
UPDATE "signals" SET "kind" = 'waiting', "key" = regexp_replace("key", '^waiting-for-agent', 'waiting') WHERE "kind" = 'waiting-for-agent';--> statement-breakpoint
UPDATE "suggestions" SET "signal_key" = regexp_replace(regexp_replace("signal_key", '^idle-in-conversation', 'gone-quiet'), '^waiting-for-agent', 'waiting') WHERE "signal_key" ~ '^(idle-in-conversation|waiting-for-agent)';--> statement-breakpoint
-- Nothing was judged before agents could judge.
UPDATE "flags" SET "evidence" = (
	SELECT jsonb_agg(
		jsonb_build_object('judged', null) || part || jsonb_build_object(
			'kind', CASE part->>'kind' WHEN 'idle-in-conversation' THEN 'gone-quiet' WHEN 'waiting-for-agent' THEN 'waiting' ELSE part->>'kind' END,
			'signalKey', regexp_replace(regexp_replace(part->>'signalKey', '^idle-in-conversation', 'gone-quiet'), '^waiting-for-agent', 'waiting')
		) ORDER BY place
	)
	FROM jsonb_array_elements("evidence") WITH ORDINALITY AS parts(part, place)
) WHERE jsonb_array_length("evidence") > 0;--> statement-breakpoint
UPDATE "threshold_versions" SET "settings" =
	("settings" - 'idle-in-conversation' - 'waiting-for-agent')
	|| CASE WHEN "settings" ? 'idle-in-conversation' THEN jsonb_build_object('gone-quiet', "settings"->'idle-in-conversation') ELSE '{}'::jsonb END
	|| CASE WHEN "settings" ? 'waiting-for-agent' THEN jsonb_build_object('waiting', "settings"->'waiting-for-agent') ELSE '{}'::jsonb END;--> statement-breakpoint
-- What stands beside a conversation is worked out anew at the next look: by name for suggestions, whole for the level.
UPDATE "conversations" SET "suggestion_basis" = replace(replace("suggestion_basis", 'idle-in-conversation:', 'gone-quiet:'), 'waiting-for-agent:', 'waiting:') WHERE "suggestion_basis" IS NOT NULL;--> statement-breakpoint
UPDATE "conversations" SET "friction_state" = NULL WHERE "friction_state" IS NOT NULL;--> statement-breakpoint
UPDATE "conversations" SET "gone_quiet" = true WHERE EXISTS (
	SELECT 1 FROM "signals" WHERE "signals"."site_id" = "conversations"."site_id" AND "signals"."conversation_id" = "conversations"."id"
		AND "signals"."kind" = 'gone-quiet' AND "signals"."ended_at" IS NULL
);--> statement-breakpoint
-- How soon each conversation was first answered, for the team's usual time.
UPDATE "conversations" SET "first_answer_ms" = first_answers.ms FROM (
	SELECT events."site_id", events."conversation_id", min(events."at") - asked."inbox_at" AS ms
	FROM "conversation_events" events
	JOIN "conversations" asked ON asked."site_id" = events."site_id" AND asked."id" = events."conversation_id"
	WHERE events."kind" = 'message' AND events."author_kind" = 'agent' AND events."at" >= asked."inbox_at"
	GROUP BY events."site_id", events."conversation_id", asked."inbox_at"
) first_answers
WHERE "conversations"."site_id" = first_answers."site_id" AND "conversations"."id" = first_answers."conversation_id" AND first_answers.ms <= 2147483647;--> statement-breakpoint
UPDATE "conversations" SET "resolved_at" = resolved."at" FROM (
	SELECT "site_id", "conversation_id", max("at") AS "at" FROM "conversation_events"
	WHERE "kind" = 'status' AND "details"->>'status' = 'resolved'
	GROUP BY "site_id", "conversation_id"
) resolved
WHERE "conversations"."site_id" = resolved."site_id" AND "conversations"."id" = resolved."conversation_id";
