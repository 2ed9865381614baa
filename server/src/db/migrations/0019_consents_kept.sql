CREATE TABLE "consents" (
	"site_id" text NOT NULL,
	"visitor_id" text NOT NULL,
	"at" bigint NOT NULL,
	"given" boolean NOT NULL,
	"version" integer NOT NULL,
	CONSTRAINT "consents_site_id_visitor_id_at_pk" PRIMARY KEY("site_id","visitor_id","at")
);
--> statement-breakpoint
ALTER TABLE "consents" ADD CONSTRAINT "consents_visitor" FOREIGN KEY ("site_id","visitor_id") REFERENCES "public"."visitors"("site_id","id") ON DELETE cascade ON UPDATE no action;