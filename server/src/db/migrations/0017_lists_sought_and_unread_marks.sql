CREATE TABLE "unread_marks" (
	"site_id" text NOT NULL,
	"conversation_id" text NOT NULL,
	"agent_id" text NOT NULL,
	"at" bigint NOT NULL,
	CONSTRAINT "unread_marks_site_id_agent_id_conversation_id_pk" PRIMARY KEY("site_id","agent_id","conversation_id")
);
--> statement-breakpoint
ALTER TABLE "unread_marks" ADD CONSTRAINT "unread_marks_agent_id_user_id_fk" FOREIGN KEY ("agent_id") REFERENCES "public"."user"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "unread_marks" ADD CONSTRAINT "unread_marks_conversation" FOREIGN KEY ("site_id","conversation_id") REFERENCES "public"."conversations"("site_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "unread_marks_by_conversation" ON "unread_marks" USING btree ("site_id","conversation_id");--> statement-breakpoint
CREATE INDEX "audit_entries_words" ON "audit_entries" USING gin (to_tsvector('simple', regexp_replace(normalize(coalesce(translate("actor_name" || ' ' || "action" || ' ' || coalesce("subject_name", '') || ' ' || "details"::text, '.@-_/#:+', '        '), ''), NFKD), '[\u0300-\u036f]', '', 'g')));