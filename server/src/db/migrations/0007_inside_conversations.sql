CREATE TABLE "attachments" (
	"site_id" text NOT NULL,
	"conversation_id" text NOT NULL,
	"id" text NOT NULL,
	"uploader_kind" text NOT NULL,
	"uploader_id" text NOT NULL,
	"name" text NOT NULL,
	"kind" text NOT NULL,
	"type" text NOT NULL,
	"bytes" integer NOT NULL,
	"file_key" text NOT NULL,
	"seq" integer,
	"uploaded_at" bigint NOT NULL,
	CONSTRAINT "attachments_site_id_conversation_id_id_pk" PRIMARY KEY("site_id","conversation_id","id"),
	CONSTRAINT "attachments_uploader_kind" CHECK ("attachments"."uploader_kind" in ('visitor', 'agent'))
);
--> statement-breakpoint
CREATE TABLE "conversation_settings" (
	"site_id" text PRIMARY KEY NOT NULL,
	"settings" jsonb NOT NULL,
	"saved_at" bigint NOT NULL,
	"saved_by" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "invitation_settings" (
	"site_id" text PRIMARY KEY NOT NULL,
	"settings" jsonb NOT NULL,
	"saved_at" bigint NOT NULL,
	"saved_by" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "resume_links" (
	"link_hash" text PRIMARY KEY NOT NULL,
	"site_id" text NOT NULL,
	"visitor_id" text NOT NULL,
	"created_at" bigint NOT NULL,
	"expires_at" bigint NOT NULL,
	"redeemed_at" bigint,
	"token_hash" text,
	"origin" text,
	CONSTRAINT "resume_links_token_hash_unique" UNIQUE("token_hash")
);
--> statement-breakpoint
ALTER TABLE "conversation_events" DROP CONSTRAINT "conversation_events_kind";--> statement-breakpoint
ALTER TABLE "attachments" ADD CONSTRAINT "attachments_conversation" FOREIGN KEY ("site_id","conversation_id") REFERENCES "public"."conversations"("site_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "conversation_settings" ADD CONSTRAINT "conversation_settings_site_id_sites_id_fk" FOREIGN KEY ("site_id") REFERENCES "public"."sites"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitation_settings" ADD CONSTRAINT "invitation_settings_site_id_sites_id_fk" FOREIGN KEY ("site_id") REFERENCES "public"."sites"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "resume_links" ADD CONSTRAINT "resume_links_visitor" FOREIGN KEY ("site_id","visitor_id") REFERENCES "public"."visitors"("site_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "attachments_by_id" ON "attachments" USING btree ("id");--> statement-breakpoint
CREATE INDEX "attachments_unsent" ON "attachments" USING btree ("uploaded_at") WHERE "attachments"."seq" is null;--> statement-breakpoint
CREATE INDEX "resume_links_by_visitor" ON "resume_links" USING btree ("site_id","visitor_id","created_at");--> statement-breakpoint
CREATE INDEX "conversation_events_ratings" ON "conversation_events" USING btree ("site_id","at") WHERE "conversation_events"."kind" = 'rating';--> statement-breakpoint
CREATE INDEX "conversation_events_rating_of" ON "conversation_events" USING btree ("site_id","conversation_id","seq") WHERE "conversation_events"."kind" = 'rating';--> statement-breakpoint
CREATE INDEX "conversations_waiting" ON "conversations" USING btree ("site_id","waiting_since") WHERE "conversations"."waiting_since" is not null;--> statement-breakpoint
CREATE INDEX "conversations_resolved" ON "conversations" USING btree ("site_id","resolved_at") WHERE "conversations"."resolved_at" is not null;--> statement-breakpoint
ALTER TABLE "conversation_events" ADD CONSTRAINT "conversation_events_kind" CHECK ("conversation_events"."kind" in ('message', 'read', 'status', 'edit', 'delete', 'rating'));--> statement-breakpoint
CREATE FUNCTION owe_attachment_file() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO outbox (id, topic, payload, run_at, created_at)
  VALUES (gen_random_uuid(), 'attachment-file', jsonb_build_object('fileKey', OLD.file_key), OLD.uploaded_at, OLD.uploaded_at);
  RETURN NULL;
END $$;--> statement-breakpoint
CREATE TRIGGER attachments_file AFTER DELETE ON "attachments" FOR EACH ROW EXECUTE FUNCTION owe_attachment_file();
